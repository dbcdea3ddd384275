"""Faults seeded in the small town, each with all that must be found of it: codes and places."""

from __future__ import annotations

from tests.city.small_town import PROFILE, Change

Findings = list[tuple[str, str]]

SURVEY = '  { stage = "survey", officer = "expert", working_days = 5 },\n'
PLANS = '  { stage = "plans", officer = "expert", working_days = 10 },\n'
ORDER = '  { stage = "plan_order", officer = "expert", working_days = 5 },\n'
CHARGES = '  { stage = "charges", officer = "revenue", working_days = 2 },\n'
PAYMENT = '  { stage = "payment", officer = "applicant" },\n'
LETTER = PROFILE[PROFILE.index("[letters.refused]") : PROFILE.index("[letters.charges_assessed]")]
EXAMPLE = PROFILE[
    PROFILE.index("[procedures.example]") : PROFILE.index(
        "[[procedures]]", PROFILE.index("[procedures.example]")
    )
]
GROUND = PROFILE[PROFILE.index("[procedures.grounds.not_the_owner]") : PROFILE.index("[procedures.example]")]

PROCEDURES = PROFILE[PROFILE.index("[[procedures]]") : PROFILE.index("[letters.returned")]
LETTERS = PROFILE[PROFILE.index("[letters.returned") :]
STEPS = PROFILE[PROFILE.index("steps = [") : PROFILE.index("conditions")]
VALIDITY = PROFILE[PROFILE.index("[procedures.validity]") : PROFILE.index("[procedures.documents.deed]")]
AGE = '[procedures.facts.age]\ntitle = { en = "age", fa = "سن" }\ntype = "count"\nsource = "application"\n\n'
EARLIER = (
    'earlier = { number = "77-1", issued_on = "1402-01-01", valid_until = "1404-01-01", document = "deed" }'
)
GIFTS = (
    '[inputs.gifts]\ntype = "list"\nat_most = 3\n'
    '[inputs.gifts.each.value]\ntype = "count"\nmin = 0\nmax = 9\n'
)

IN_PROFILE: dict[str, tuple[list[Change], Findings]] = {
    "a text missing in a language": (
        [('{ en = "Small Town", fa = "شهرک" }', '{ fa = "شهرک" }')],
        [("text-missing", "city.title.en")],
    ),
    "a text that says nothing": (
        [('en = "title deed"', 'en = " "')],
        [("text-empty", "procedures.1.documents.deed.title.en")],
    ),
    "a bare text where there are two languages": (
        [('title = { en = "Small Town", fa = "شهرک" }', 'title = "شهرک"')],
        [("wrong-type", "city.title")],
    ),
    "a text in a third language": (
        [('{ en = "Small Town", fa', '{ de = "Kleinstadt", en = "Small Town", fa')],
        [("unknown-key", "city.title.de")],
    ),
    "no language": ([('languages = ["fa", "en"]', "languages = []")], [("no-language", "city.languages")]),
    "a language twice": (
        [('languages = ["fa", "en"]', 'languages = ["fa", "en", "fa"]')],
        [("no-language", "city.languages")],
    ),
    "an unknown language": (
        [('languages = ["fa", "en"]', 'languages = ["fa", "ar"]')],
        [("unknown-choice", "city.languages.2")],
    ),
    "an unknown key": (
        [('currency = "IRR"', 'currency = "IRR"\ncurrencies = 1')],
        [("unknown-key", "city.currencies")],
    ),
    "an unknown role": (
        [('officer = "revenue"', 'officer = "revenu"')],
        [("unknown-choice", "procedures.1.steps.5.officer")],
    ),
    "an unknown stage": (
        [('stage = "survey"', 'stage = "surveys"')],
        [("unknown-choice", "procedures.1.steps.2.stage")],
    ),
    "an unknown source": (
        [('source = "survey"', 'source = "surveyor"')],
        [("unknown-choice", "procedures.1.documents.site_map.source")],
    ),
    "an unknown kind of request": (
        [('kind = "new_construction"', 'kind = "new_building"')],
        [("unknown-choice", "procedures.1.kind")],
    ),
    "a template with an unknown field": (
        [("Request {number} refused", "Request {numbr} refused")],
        [("unknown-place", "letters.refused.subject.en"), ("places-differ", "letters.refused.subject")],
    ),
    "a condition of nothing": (
        [('when = { of = "use", among = ["commercial"] }', 'when = { of = "use" }')],
        [("bad-condition", "procedures.1.documents.shop_licence.when")],
    ),
    "a cite missing": (
        [('source = "application"\ncite = { en = "ordinance 3", fa = "مصوبه ۳" }', 'source = "application"')],
        [("missing-field", "procedures.1.documents.deed.cite")],
    ),
    "a district twice": (
        [('known = ["1", "2"]', 'known = ["1", "2", "1"]')],
        [("district-doubled", "districts.known.3")],
    ),
    "no district": (
        [('known = ["1", "2"]', "known = []")],
        [
            ("no-districts", "districts.known"),
            ("example-in-no-district", "procedures.1.example.parcel.code"),
            ("example-in-no-district", "procedures.2.example.parcel.code"),
        ],
    ),
    "days off every day": (
        [
            (
                'days_off = ["friday"]',
                'days_off = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]',
            )
        ],
        [("bad-calendar", "work")],
    ),
    "an unknown kind of id": (
        [("iran:national_id", "iran:nationl_id")],
        [("unknown-id", "ids.national_id.use")],
    ),
    "a mobile that names no id": (
        [('mobile = "mobile"', 'mobile = "telephone"')],
        [("unknown-id", "people.mobile")],
    ),
    "an id asked of people that is none": (
        [('person = ["national_id"]', 'person = ["national_id", "passport"]')],
        [("unknown-id", "people.person.2")],
    ),
    "two procedures with one id": (
        [('id = "renew-1400"', 'id = "build-1400"')],
        [("procedure-twice", "procedures.2.id")],
    ),
    "two procedures of one kind on one day": (
        [('kind = "permit_renewal"', 'kind = "new_construction"')],
        [
            ("procedures-overlap", "procedures.2.since"),
            ("taken-from-no-renewal", "procedures.2.facts.expired_on.taken_from"),
            ("taken-from-no-renewal", "procedures.2.facts.paid.taken_from"),
            ("example-of-no-renewal", "procedures.2.example.earlier"),
        ],
    ),
    "an example in no calendar": (
        [('begins = "1405-07-01"\nreturned', 'begins = "1405-13-01"\nreturned')],
        [("no-such-day", "procedures.1.example.begins")],
    ),
    "an example of no area": (
        [('area = "300" }', 'area = "0" }')],
        [("area-out-of-range", "procedures.1.example.parcel.area")],
    ),
    "a permit that ends before it begins": (
        [('issued_on = "1402-01-01"', 'issued_on = "1405-01-01"')],
        [("permit-ends-before-it-begins", "procedures.2.example.earlier")],
    ),
    "a band that is no number": (
        [('over = "10000"', 'over = "ten"')],
        [("not-a-number", "procedures.1.validity.longer.1.over")],
    ),
    "a band of no time": (
        [("years = 3 }, {", "years = 0 }, {")],
        [("no-validity", "procedures.1.validity.longer.1")],
    ),
    "an unknown record": (
        [('taken_from = "paid"', 'taken_from = "payment"')],
        [("unknown-choice", "procedures.2.facts.paid.taken_from")],
    ),
    "a tariff that is not there": (
        [('"build-1405.toml"', '"build-1406.toml"')],
        [("no-such-file", "procedures.1.tariffs.2")],
    ),
    "a tariff input with no fact": (
        [("[procedures.facts.width]", "[procedures.facts.breadth]"), ('width = "12"', 'breadth = "12"')],
        [
            ("tariff-input-without-fact", "procedures.1.tariffs.1.width"),
            ("tariff-input-without-fact", "procedures.1.tariffs.2.width"),
        ],
    ),
    "no charges at all": ([(CHARGES + PAYMENT, "")], [("no-charges", "procedures.1.steps")]),
    "charges without payment": ([(PAYMENT, "")], [("charges-without-payment", "procedures.1.steps.5")]),
    "payment without charges": ([(CHARGES, "")], [("payment-without-charges", "procedures.1.steps.5")]),
    "a stage between charges and payment": (
        [(SURVEY, ""), (CHARGES, CHARGES + SURVEY)],
        [("stage-not-reached", "procedures.1.steps.5")],
    ),
    "payment before charges": (
        [(CHARGES + PAYMENT, PAYMENT + CHARGES)],
        [("stage-not-reached", "procedures.1.steps.7"), ("stage-not-left", "procedures.1.steps.6")],
    ),
    "no grounds to refuse": (
        [(GROUND, "[procedures.grounds]\n\n")],
        [("no-grounds", "procedures.1.grounds")],
    ),
    "a surveyor as officer before the survey": (
        [('{ stage = "review", officer = "expert"', '{ stage = "review", officer = "surveyor"')],
        [("officer-cannot-act", "procedures.1.steps.1.officer")],
    ),
    "the engineers as officer of the plans": (
        [('{ stage = "plans", officer = "expert"', '{ stage = "plans", officer = "engineers"')],
        [("officer-cannot-act", "procedures.1.steps.3.officer")],
    ),
    "the applicant as officer": (
        [('{ stage = "review", officer = "expert"', '{ stage = "review", officer = "applicant"')],
        [("officer-cannot-act", "procedures.1.steps.1.officer")],
    ),
    "another payer": (
        [('{ stage = "payment", officer = "applicant" }', '{ stage = "payment", officer = "revenue" }')],
        [("payment-not-by-applicant", "procedures.1.steps.6.officer")],
    ),
    "a surveyor nobody admits": (
        [
            (
                'admits = ["expert", "surveyor", "revenue", "issuer"]',
                'admits = ["expert", "revenue", "issuer"]',
            )
        ],
        [("role-not-admitted", "procedures.1.steps.2")],
    ),
    "engineers nobody admits": (
        [('admits = ["engineers"]', 'admits = ["expert"]')],
        [("role-not-admitted", "procedures.1.steps.3")],
    ),
    "an issuer nobody admits": (
        [
            (
                'admits = ["expert", "surveyor", "revenue", "issuer"]',
                'admits = ["expert", "surveyor", "revenue"]',
            )
        ],
        [
            ("role-not-admitted", "procedures.1.steps.7.officer"),
            ("role-not-admitted", "procedures.2.steps.4.officer"),
        ],
    ),
    "no way to withdraw": (
        [
            ('admits = ["applicant"]', 'admits = ["expert"]'),
            ('admits = ["applicant"]', 'admits = ["expert"]'),
        ],
        [("nobody-can-withdraw", "portals")],
    ),
    "nobody to refuse": (
        [
            (
                'admits = ["expert", "surveyor", "revenue", "issuer"]',
                'admits = ["surveyor", "revenue", "issuer"]',
            )
        ],
        [("nobody-can-refuse", "portals")],
    ),
    "the desk at a portal": (
        [('admits = ["engineers"]', 'admits = ["engineers", "desk"]')],
        [("desk-admitted", "portals.engineers.admits")],
    ),
    "a portal nobody uses": (
        [(SURVEY + PLANS, ""), (ORDER, "")],
        [
            ("paper-nobody-attaches", "procedures.1.documents.site_map.source"),
            ("paper-nobody-attaches", "procedures.1.documents.drawings.source"),
            ("fact-nobody-supplies", "procedures.1.facts.width.source"),
            ("fact-nobody-supplies", "procedures.1.facts.parking.source"),
            ("fact-nobody-supplies", "procedures.1.facts.floor_area.source"),
            ("portal-unused", "portals.engineers"),
        ],
    ),
    "no portal in person": ([("in_person = true\n", "")], [("visits-not-counted", "portals")]),
    "the assessor issues": (
        [('stage = "issuance", officer = "issuer"', 'stage = "issuance", officer = "revenue"')],
        [("issuer-is-assessor", "procedures.1.steps.7.officer")],
    ),
    "a paper of a survey there is none of": (
        [(SURVEY, "")],
        [
            ("paper-nobody-attaches", "procedures.1.documents.site_map.source"),
            ("fact-nobody-supplies", "procedures.1.facts.width.source"),
        ],
    ),
    "a paper of the plan order": (
        [
            (
                'source = "plans"\njudged_at = "plan_order"\nwhen',
                'source = "plan_order"\njudged_at = "plan_order"\nwhen',
            )
        ],
        [
            ("paper-nobody-attaches", "procedures.1.documents.drawings.source"),
            ("example-unknown-name", "procedures.1.example.plans_returned.1"),
        ],
    ),
    "a paper of a finding": (
        [
            (
                'title = { en = "title deed", fa = "سند مالکیت" }\nsource = "application"',
                'title = { en = "title deed", fa = "سند مالکیت" }\nsource = "finding"',
            )
        ],
        [
            ("paper-nobody-attaches", "procedures.1.documents.deed.source"),
            ("example-unknown-name", "procedures.1.example.returned.1"),
        ],
    ),
    "a paper judged where the procedure does not pass": (
        [
            (
                'fa = "پروانه پیشین" }\nsource = "application"',
                'fa = "پروانه پیشین" }\nsource = "application"\njudged_at = "survey"',
            )
        ],
        [("judged-nowhere", "procedures.2.documents.old_permit.judged_at")],
    ),
    "a paper judged before it is there": (
        [('source = "survey"\njudged_at = "survey"\ncite', 'source = "survey"\ncite')],
        [("judged-before-there", "procedures.1.documents.site_map.judged_at")],
    ),
    "a condition of an unknown fact": (
        [('of = "use"', 'of = "usage"')],
        [("unknown-subject", "procedures.1.documents.shop_licence.when.of")],
    ),
    "a condition of an unknown subject": (
        [('of = "parcel.area"', 'of = "plot.area"')],
        [("unknown-subject", "procedures.1.documents.drawings.when.of")],
    ),
    "a condition of a fact set later": (
        [('of = "use", among = ["commercial"]', 'of = "floor_area", over = "100"')],
        [("condition-before-known", "procedures.1.documents.shop_licence.when.of")],
    ),
    "a condition of an option that is none": (
        [('among = ["commercial"]', 'among = ["comercial"]')],
        [("condition-never-holds", "procedures.1.documents.shop_licence.when.among.1")],
    ),
    "a condition over a text": (
        [('of = "use", among = ["commercial"]', 'of = "use", over = "3"')],
        [("condition-does-not-fit", "procedures.1.documents.shop_licence.when.over")],
    ),
    "a condition over more than can be": (
        [('of = "parcel.area", over = "100"', 'of = "width", over = "100"')],
        [("condition-never-holds", "procedures.1.documents.drawings.when.over")],
    ),
    "a condition among words where a number is": (
        [('of = "parcel.area", over = "100"', 'of = "project.floors", among = ["many"]')],
        [("condition-never-holds", "procedures.1.documents.drawings.when.among.1")],
    ),
    "a condition on a paper that is not required": (
        [("required = false\nlifts", 'required = false\nwhen = { of = "owners", over = "1" }\nlifts')],
        [("condition-without-effect", "procedures.1.documents.opinion.when")],
    ),
    "a lifted objection that is none": (
        [('lifts = ["more-than-the-plot-holds"]', 'lifts = ["more-than-a-plot-holds"]')],
        [("unknown-objection", "procedures.1.documents.opinion.lifts.1")],
    ),
    "a paper that lifts too late": (
        [
            (
                'source = "survey"\njudged_at = "survey"\ncite',
                'source = "survey"\njudged_at = "survey"\nlifts = ["more-than-the-plot-holds"]\ncite',
            )
        ],
        [("lifts-too-late", "procedures.1.documents.site_map.source")],
    ),
    "a renewal without a paper": (
        [('fa = "پروانه پیشین" }\nsource = "application"', 'fa = "پروانه پیشین" }\nsource = "finding"')],
        [
            ("paper-nobody-attaches", "procedures.2.documents.old_permit.source"),
            ("renewal-without-paper", "procedures.2.documents"),
            ("example-unknown-name", "procedures.2.example.earlier.document"),
        ],
    ),
    "a fact of plans there are none of": (
        [(PLANS, "")],
        [
            ("paper-nobody-attaches", "procedures.1.documents.drawings.source"),
            ("fact-nobody-supplies", "procedures.1.facts.parking.source"),
            ("portal-unused", "portals.engineers"),
        ],
    ),
    "a fact judged before it is there": (
        [('source = "plan_order"\njudged_at = "plan_order"', 'source = "plan_order"')],
        [("judged-before-there", "procedures.1.facts.floor_area.judged_at")],
    ),
    "a choice of nothing": (
        [('options = ["residential", "commercial"]', "options = []")],
        [
            ("condition-never-holds", "procedures.1.documents.shop_licence.when.among.1"),
            ("no-options", "procedures.1.facts.use.options"),
            ("example-fact-does-not-fit", "procedures.1.example.facts.use"),
        ],
    ),
    "an option twice": (
        [
            (
                'options = ["residential", "commercial"]',
                'options = ["residential", "commercial", "residential"]',
            )
        ],
        [("option-twice", "procedures.1.facts.use.options.3")],
    ),
    "options of a number": (
        [('unit = "m"\nplaces = 2', 'unit = "m"\noptions = ["1"]\nplaces = 2')],
        [("not-of-this-type", "procedures.1.facts.width.options")],
    ),
    "decimals of a count": (
        [('unit = "space"', 'unit = "space"\nplaces = 1')],
        [
            ("not-of-this-type", "procedures.1.facts.parking.places"),
            ("fact-finer-than-tariff", "procedures.1.facts.parking.places"),
            ("fact-finer-than-tariff", "procedures.1.facts.parking.places"),
        ],
    ),
    "decimals below nothing": (
        [('unit = "m"\nplaces = 2', 'unit = "m"\nplaces = -1')],
        [
            ("bad-places", "procedures.1.facts.width.places"),
            ("example-fact-does-not-fit", "procedures.1.example.facts.width"),
        ],
    ),
    "a unit that is none": (
        [('unit = "m"\n', 'unit = "m^2"\n')],
        [("bad-unit", "procedures.1.facts.width.unit")],
    ),
    "a range the wrong way round": (
        [('least = "1"\nmost = "100"', 'least = "100"\nmost = "1"')],
        [
            ("range-reversed", "procedures.1.facts.width.least"),
            ("example-fact-does-not-fit", "procedures.1.example.facts.width"),
        ],
    ),
    "taken from the record, and not found": (
        [
            (
                'source = "finding"\ntaken_from = "valid_until"',
                'source = "application"\ntaken_from = "valid_until"',
            )
        ],
        [("bad-fact-rule", "procedures.2.facts.expired_on")],
    ),
    "taken from the record of another type": (
        [('taken_from = "paid"', 'taken_from = "issued_on"')],
        [("taken-from-another-type", "procedures.2.facts.paid.type")],
    ),
    "taken from a permit in no renewal": (
        [
            (
                'source = "survey"\njudged_at = "survey"\n\n',
                'source = "finding"\njudged_at = "survey"\ntaken_from = "fact"\n\n',
            )
        ],
        [("taken-from-no-renewal", "procedures.1.facts.width.taken_from")],
    ),
    "a fact nothing reads": (
        [
            ("[procedures.facts.width]", AGE + "[procedures.facts.width]"),
            ('use = "residential", width', 'use = "residential", age = 3, width'),
        ],
        [("fact-unused", "procedures.1.facts.age")],
    ),
    "a fact of another type": (
        [
            ('type = "choice"\noptions = ["residential", "commercial"]', 'type = "flag"'),
            ('when = { of = "use", among = ["commercial"] }', 'when = { of = "use", among = [true] }'),
            ('use = "residential"', "use = true"),
        ],
        [
            ("fact-of-another-type", "procedures.1.facts.use.type"),
            ("fact-of-another-type", "procedures.1.facts.use.type"),
            ("example-not-priced", "procedures.1.example.facts.use"),
        ],
    ),
    "a fact in another unit": (
        [('unit = "m2"', 'unit = "m"')],
        [
            ("fact-in-another-unit", "procedures.1.facts.floor_area.unit"),
            ("fact-in-another-unit", "procedures.1.facts.floor_area.unit"),
        ],
    ),
    "a fact wider than the tariff": (
        [('most = "50000"', 'most = "50001"')],
        [
            ("fact-wider-than-tariff", "procedures.1.facts.floor_area.most"),
            ("fact-wider-than-tariff", "procedures.1.facts.floor_area.most"),
        ],
    ),
    "a fact without an end": (
        [('most = "50000"\n', "")],
        [
            ("fact-wider-than-tariff", "procedures.1.facts.floor_area.most"),
            ("fact-wider-than-tariff", "procedures.1.facts.floor_area.most"),
        ],
    ),
    "a fact finer than the tariff": (
        [('unit = "m2"\nplaces = 2', 'unit = "m2"\nplaces = 3')],
        [
            ("fact-finer-than-tariff", "procedures.1.facts.floor_area.places"),
            ("fact-finer-than-tariff", "procedures.1.facts.floor_area.places"),
        ],
    ),
    "an option the tariff lacks": (
        [('options = ["residential", "commercial"]', 'options = ["residential", "commercial", "office"]')],
        [
            ("option-the-tariff-lacks", "procedures.1.facts.use.options.3"),
            ("option-the-tariff-lacks", "procedures.1.facts.use.options.3"),
        ],
    ),
    "an optional fact the tariff needs": (
        [
            (
                'source = "plan_order"\njudged_at = "plan_order"',
                'source = "plan_order"\njudged_at = "plan_order"\nrequired = false',
            )
        ],
        [
            ("optional-fact-needed", "procedures.1.facts.floor_area.required"),
            ("optional-fact-needed", "procedures.1.facts.floor_area.required"),
        ],
    ),
    "an input always left out": (
        [("[procedures.facts.parking]", "[procedures.facts.cars]"), ("parking = 1", "cars = 1")],
        [
            ("input-at-default", "procedures.1.tariffs.1.parking"),
            ("input-at-default", "procedures.1.tariffs.2.parking"),
        ],
    ),
    "no tariffs": (
        [('tariffs = ["renew-1400.toml"]', "tariffs = []")],
        [
            ("no-tariffs", "procedures.2.tariffs"),
            ("fact-unused", "procedures.2.facts.expired_on"),
            ("fact-unused", "procedures.2.facts.paid"),
        ],
    ),
    "a procedure older than its tariffs": (
        [('since = "1400-01-01"', 'since = "1399-01-01"'), ('first = "1400-01-01"', 'first = "1399-01-01"')],
        [("tariffs-begin-late", "procedures.1.tariffs")],
    ),
    "a tariff that ended before": (
        [('since = "1400-01-01"', 'since = "1405-01-01"')],
        [("tariff-never-in-force", "procedures.1.tariffs.1")],
    ),
    "a tariff twice": (
        [('"build-1400.toml", "build-1405.toml"', '"build-1405.toml", "build-1405.toml"')],
        [("doubled-tariff", "procedures.1.tariffs"), ("tariffs-begin-late", "procedures.1.tariffs")],
    ),
    "a letter with a field in one language only": (
        [("Charges of {number}", "Charges")],
        [("places-differ", "letters.charges_assessed.subject")],
    ),
    "a title of two papers": (
        [('{ en = "shop licence", fa = "جواز کسب" }', '{ en = "title deed", fa = "سند مالکیت" }')],
        [("title-twice", "procedures.1.documents.shop_licence.title")],
    ),
    "a Persian text without Persian": (
        [('fa = "باجه"', 'fa = "counter"')],
        [("not-persian", "portals.counter.title.fa")],
    ),
    "a district no code can name": (
        [('known = ["1", "2"]', 'known = ["1", "2", "3"]')],
        [("district-not-named", "districts.known.3")],
    ),
    "a code that names other districts": (
        [("(?P<district>[12])", "(?P<district>[1-9])")],
        [("names-unknown-districts", "districts.parcel_code")],
    ),
    "a code that names no district": (
        [("(?P<district>[12])", "(?P<district>[A-F])")],
        [
            ("district-not-named", "districts.known.1"),
            ("district-not-named", "districts.known.2"),
            ("example-in-no-district", "procedures.1.example.parcel.code"),
            ("example-in-no-district", "procedures.2.example.parcel.code"),
        ],
    ),
    "numbers that collide": (
        [('permit = "P{year}', 'permit = "C{year}')],
        [("numbers-collide", "numbers.permit")],
    ),
    "a term of nothing": (
        [('officer = "revenue", working_days = 2', 'officer = "revenue", working_days = 0')],
        [("term-of-nothing", "procedures.1.steps.5.working_days")],
    ),
    "validity that does not rise": (
        [("years = 4 }]", "years = 3 }]")],
        [("validity-not-rising", "procedures.1.validity.longer.2")],
    ),
    "bands that do not rise": (
        [('over = "20000"', 'over = "9000"')],
        [("validity-not-rising", "procedures.1.validity.longer.2")],
    ),
    "validity by an unknown fact": (
        [('by = "floor_area"', 'by = "flor_area"')],
        [("validity-by-nothing", "procedures.1.validity.by")],
    ),
    "validity by a word": (
        [('by = "floor_area"', 'by = "use"')],
        [("validity-by-no-number", "procedures.1.validity.by")],
    ),
    "a calendar that starts late": (
        [('first = "1400-01-01"', 'first = "1401-01-01"')],
        [("calendar-starts-late", "work.first"), ("calendar-starts-late", "work.first")],
    ),
    "a calendar that ends soon": (
        [('last = "1430-12-29"', 'last = "1405-12-29"')],
        [("calendar-ends-soon", "work.last")],
    ),
    "a holiday outside the calendar": (
        [('holidays = ["1405-03-05"]', 'holidays = ["1431-03-05"]')],
        [("holiday-outside", "work.holidays.1")],
    ),
    "a holiday twice": (
        [('holidays = ["1405-03-05"]', 'holidays = ["1405-03-05", "1405-03-05"]')],
        [("holiday-twice", "work.holidays.2")],
    ),
    "a holiday that is one every year": (
        [('holidays = ["1405-03-05"]', 'holidays = ["1405-01-02"]')],
        [("holiday-twice", "work.holidays.1")],
    ),
    "an example in no district": (
        [('code = "2-104"', 'code = "3-104"')],
        [("example-in-no-district", "procedures.1.example.parcel.code")],
    ),
    "an example that lacks a fact": (
        [('use = "residential", width = "12"', 'use = "residential"')],
        [("example-lacks-fact", "procedures.1.example.facts.width")],
    ),
    "an example with an unknown fact": (
        [("parking = 1,", "parkin = 1,")],
        [("example-unknown-name", "procedures.1.example.facts.parkin")],
    ),
    "an example with a fact out of range": (
        [('width = "12"', 'width = "120"')],
        [("example-fact-does-not-fit", "procedures.1.example.facts.width")],
    ),
    "an example that returns an unknown paper": (
        [('returned = ["deed"]', 'returned = ["dead"]')],
        [("example-unknown-name", "procedures.1.example.returned.1")],
    ),
    "an example that returns a plan to the applicant": (
        [('returned = ["deed"]', 'returned = ["drawings"]')],
        [("example-unknown-name", "procedures.1.example.returned.1")],
    ),
    "an example before its procedure": (
        [('begins = "1405-07-01"\nreturned', 'begins = "1399-07-01"\nreturned')],
        [
            ("example-before-procedure", "procedures.1.example.begins"),
            ("example-outside-calendar", "procedures.1.example.begins"),
            ("example-not-priced", "procedures.1.example.facts"),
        ],
    ),
    "an owner with a wrong id": (
        [("0013542419", "0013542418")],
        [("wrong-check-digit", "procedures.1.example.owner.ids.national_id")],
    ),
    "an owner without a mobile": (
        [('mobile = "09120000000", ids', "ids")],
        [("example-owner", "procedures.1.example.owner.mobile")],
    ),
    "a renewal's example of no permit": (
        [("earlier = {", "# earlier = {")],
        [("example-without-permit", "procedures.2.example.earlier")],
    ),
    "an example that renews and is none": (
        [('plans_returned = ["drawings"]', 'plans_returned = ["drawings"]\n' + EARLIER)],
        [("example-of-no-renewal", "procedures.1.example.earlier")],
    ),
    "a permit in an unknown paper": (
        [('document = "old_permit"', 'document = "old_permits"')],
        [("example-unknown-name", "procedures.2.example.earlier.document")],
    ),
    "a letter missing": ([(LETTER, "")], [("letter-missing", "letters")]),
    "no example": ([(EXAMPLE, "")], [("no-example", "procedures.1")]),
    "no procedures": (
        [(PROCEDURES, ""), ("schema = 1", "schema = 1\nprocedures = []")],
        [("no-procedures", "procedures"), ("portal-unused", "portals.engineers")],
    ),
    "no letters at all": ([(LETTERS, "")], [("missing-field", "letters")]),
    "no portal that can be read": (
        [("[portals.citizens]", "[portals.Citizens]")],
        [("bad-name", "portals.Citizens.name")],
    ),
    "a bracket within the district's part": ([("(?P<district>[12])", "(?P<district>(1|2))")], []),
    "a district's part that cannot stand alone": (
        [
            ("(?P<district>[12])", "([12])(?P<district>\\1)"),
            ('code = "2-104"', 'code = "22-104"'),
            ('code = "1-007"', 'code = "11-007"'),
        ],
        [],
    ),
    "a pattern that is none": (
        [("(?P<district>[12])", "(?P<district>[12")],
        [("bad-pattern", "districts.parcel_code")],
    ),
    "a pattern that names no district": (
        [("(?P<district>[12])", "[12]")],
        [("bad-pattern", "districts.parcel_code")],
    ),
    "a number of nothing known": (
        [('case = "C{year}', 'case = "C{month}')],
        [("bad-number-pattern", "numbers.case")],
    ),
    "a number without a serial": (
        [('case = "C{year}-{district}-{serial:04}"', 'case = "C{year}-{district}"')],
        [("bad-number-pattern", "numbers.case")],
    ),
    "no number for permits": (
        [('permit = "P{year}-{district}-{serial:04}"\n', "")],
        [("missing-field", "numbers.permit")],
    ),
    "a day in TOML's own form": (
        [('since = "1400-01-01"', "since = 1400-01-01")],
        [("wrong-type", "procedures.1.since")],
    ),
    "a first day that is none": (
        [('since = "1400-01-01"', 'since = "1400-13-01"')],
        [("no-such-day", "procedures.1.since")],
    ),
    "a fact of an unknown type that a condition asks of": (
        [('type = "choice"', 'type = "chioce"')],
        [("unknown-choice", "procedures.1.facts.use.type")],
    ),
    "a range that is none": (
        [('least = "1"\nmost = "100"', 'least = "one"\nmost = "100"')],
        [("not-a-number", "procedures.1.facts.width.least")],
    ),
    "a holiday that is none": (
        [('holidays = ["1405-03-05"]', 'holidays = ["1405-13-05"]')],
        [("no-such-day", "work.holidays.1")],
    ),
    "a working day that is none": (
        [('first = "1400-01-01"', 'first = "1400-00-01"')],
        [("no-such-day", "work.first")],
    ),
    "no validity": ([(VALIDITY, "")], [("missing-field", "procedures.1.validity")]),
    "validity of no time": ([("years = 2\nby", "by")], [("no-validity", "procedures.1.validity")]),
    "steps that are none": ([(STEPS, "steps = 7\n")], [("wrong-type", "procedures.1.steps")]),
    "no steps": ([(STEPS, "steps = []\n")], [("no-steps", "procedures.1.steps")]),
    "steps that end early": (
        [('  { stage = "issuance", officer = "issuer", working_days = 2 },\n', "")],
        [("no-issuance", "procedures.1.steps")],
    ),
    "a stage that is no step": (
        [('stage = "plan_order"', 'stage = "issued"')],
        [("not-a-step", "procedures.1.steps.4.stage")],
    ),
    "days below nothing": (
        [("working_days = 3", "working_days = -3")],
        [("bad-term", "procedures.1.steps.1.working_days")],
    ),
    "an example without an area": (
        [('postal_code = "3813712345", area = "300" }', 'postal_code = "3813712345" }')],
        [("missing-field", "procedures.1.example.parcel.area")],
    ),
    "an example of a parcel that is no code": (
        [('code = "2-104"', 'code = "../2"')],
        [("bad-code", "procedures.1.example.parcel")],
    ),
    "an example of nothing built": (
        [('project = { floor_area = "250.5", floors = 2, units = 1 }\n', "")],
        [("missing-field", "procedures.1.example.project")],
    ),
    "an example of no floors": (
        [("floors = 2", "floors = 0")],
        [("bad-count", "procedures.1.example.project")],
    ),
    "an example of no floor area": (
        [('floor_area = "250.5", floors', 'floor_area = "-1", floors')],
        [("area-out-of-range", "procedures.1.example.project.floor_area")],
    ),
    "an example of a fact that is a list": (
        [('use = "residential", width', 'use = ["residential"], width')],
        [("wrong-type", "procedures.1.example.facts.use")],
    ),
    "an example of a fact with a bad name": (
        [('use = "residential", width', 'Use = "residential", width')],
        [("bad-fact-name", "procedures.1.example.facts")],
    ),
    "an earlier permit without a number": (
        [('number = "77-1", ', "")],
        [("missing-field", "procedures.2.example.earlier.number")],
    ),
    "an earlier permit of a day that is none": (
        [('issued_on = "1402-01-01"', 'issued_on = "1402-01-40"')],
        [("no-such-day", "procedures.2.example.earlier.issued_on")],
    ),
    "an unknown letter": (
        [("[letters.refused]", "[letters.refusal]")],
        [("unknown-event", "letters.refusal"), ("letter-missing", "letters")],
    ),
    "a letter with a broken brace": (
        [("Request {number} refused", "Request {number refused")],
        [("bad-template", "letters.refused.subject.en")],
    ),
    "a letter with a form": (
        [("Request {number} refused", "Request {number:>9} refused")],
        [("bad-template", "letters.refused.subject.en")],
    ),
    "a schema to come": ([("schema = 1", "schema = 2")], [("unknown-schema", "schema")]),
    "an unknown time zone": ([("Asia/Tehran", "Asia/Qom")], [("unknown-time-zone", "city.time_zone")]),
    "no currency": ([('currency = "IRR"', 'currency = "rial"')], [("bad-currency", "city.currency")]),
    "a district that is no code": (
        [('known = ["1", "2"]', 'known = ["1", "2", "district three"]')],
        [
            ("bad-code", "districts.known.3"),
            ("bad-number-pattern", "numbers.case"),
            ("bad-number-pattern", "numbers.permit"),
            ("district-not-named", "districts.known.3"),
        ],
    ),
    "a text that is no text": ([('fa = "باجه"', "fa = 3")], [("wrong-type", "portals.counter.title.fa")]),
    "a condition among numbers": (
        [('of = "parcel.area", over = "100"', 'of = "project.floors", among = [3, "4"]')],
        [],
    ),
    "decimals past all bounds": (
        [('unit = "m"\nplaces = 2', 'unit = "m"\nplaces = 41')],
        [
            ("bad-places", "procedures.1.facts.width.places"),
            ("fact-finer-than-tariff", "procedures.1.facts.width.places"),
            ("fact-finer-than-tariff", "procedures.1.facts.width.places"),
        ],
    ),
    "a range the wrong way round of an optional fact": (
        [('least = "0"\nmost = "50"', 'least = "50"\nmost = "0"')],
        [
            ("range-reversed", "procedures.1.facts.parking.least"),
            ("example-fact-does-not-fit", "procedures.1.example.facts.parking"),
        ],
    ),
    "an example of an unreadable fact": (
        [('unit = "m"\nplaces = 2\nleast = "1"', 'unit = "m"\nplaces = 2\nleast = "one"')],
        [("not-a-number", "procedures.1.facts.width.least")],
    ),
    "a fact named as the building is": (
        [("[procedures.facts.parking]", "[procedures.facts.project]"), ("parking = 1", "project = 1")],
        [
            ("fact-name-taken", "procedures.1.facts.project"),
            ("input-at-default", "procedures.1.tariffs.1.parking"),
            ("input-at-default", "procedures.1.tariffs.2.parking"),
        ],
    ),
}
"""Changes in the profile."""

IN_TARIFF: dict[str, tuple[str, list[Change], Findings]] = {
    "a tariff of another currency": (
        "renew-1400.toml",
        [('currency = "IRR"', 'currency = "USD"')],
        [("tariff-of-another-currency", "procedures.2.tariffs.1")],
    ),
    "a tariff in another calendar": (
        "renew-1400.toml",
        [
            ('calendar = "jalali"', 'calendar = "gregorian"'),
            ('from = "1400-01-01"', 'from = "2021-03-21"'),
            ('"1399-01-01"', '"2020-03-21"'),
        ],
        [
            ("tariff-of-another-calendar", "procedures.2.facts.expired_on"),
            ("example-not-priced", "procedures.2.example.facts.expired_on"),
        ],
    ),
    "a sample tariff": (
        "renew-1400.toml",
        [("sample = false", "sample = true")],
        [("sample-tariff", "procedures.2.tariffs.1")],
    ),
    "an example of a tariff that fails": (
        "renew-1400.toml",
        [("total = 10", "total = 11")],
        [("example-failed", "procedures.2.tariffs.1.examples.1.total")],
    ),
    "a gap between tariffs": (
        "build-1400.toml",
        [('until = "1404-12-29"', 'until = "1403-12-30"')],
        [("tariff-gap", "procedures.1.tariffs")],
    ),
    "two tariffs at once": (
        "build-1400.toml",
        [(', until = "1404-12-29"', "")],
        [("overlapping-tariffs", "procedures.1.tariffs")],
    ),
    "tariffs that end": (
        "renew-1400.toml",
        [('from = "1400-01-01"', 'from = "1400-01-01", until = "1409-12-29"')],
        [("tariffs-end", "procedures.2.tariffs")],
    ),
    "a tariff wanting money where a number is": (
        "build-1405.toml",
        [('type = "number"\nunit = "m"\nplaces = 2', 'type = "money"'), ('IRR/m2/m"', '1/m2"')],
        [("fact-of-another-type", "procedures.1.facts.width.type")],
    ),
    "a tariff with a list": (
        "renew-1400.toml",
        [("[rates.share]", GIFTS + "[rates.share]")],
        [("list-not-supplied", "procedures.2.tariffs.1.gifts")],
    ),
    "a conditional input": (
        "renew-1400.toml",
        [
            (
                "[rates.share]",
                '[inputs.lost]\ntype = "flag"\nwhen = "paid > 0"\ndefault = false\n[rates.share]',
            )
        ],
        [
            ("example-failed", "procedures.2.tariffs.1.examples.1"),
            ("conditional-input-without-fact", "procedures.2.tariffs.1.lost"),
        ],
    ),
    "a tariff that cannot be read": (
        "renew-1400.toml",
        [('formula = "share * paid"', 'formula = "shares * paid"')],
        [("unknown-name", "procedures.2.tariffs.1.charges.renewal.formula")],
    ),
    "a tariff that refuses the example": (
        "build-1405.toml",
        [('min = "1"\nmax = "50000"', 'min = "1"\nmax = "200"')],
        [
            ("fact-wider-than-tariff", "procedures.1.facts.floor_area.most"),
            ("example-not-priced", "procedures.1.example.facts.floor_area"),
        ],
    ),
}
"""Changes in one of its tariffs."""
