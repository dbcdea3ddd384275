"""Reasons about what is said and handed in: facts and papers."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.reason import Reason, reason

PAPERS: Mapping[str, Reason] = {
    "unknown-fact": reason(
        "there is no fact {name} in this procedure",
        "در این فرایند داده‌ای به نام {name} نیست",
        "{nearest}",
        "{nearest}",
    ),
    "fact-of-another-source": reason(
        "{title} is said by the {source}, not here",
        "«{title}» از {source} می‌آید، نه از اینجا",
        "leave {title} out",
        "«{title}» را ننویسید",
    ),
    "bad-fact": reason(
        "{title} cannot be {value!r}",
        "«{title}» نمی‌تواند {value!r} باشد",
        "give {allowed}",
        "{allowed} بدهید",
    ),
    "missing-fact": reason(
        "{title} is not known; it comes from the {source}",
        "«{title}» معلوم نیست؛ از {source} می‌آید",
        "give {title}",
        "«{title}» را بدهید",
    ),
    "unknown-document": reason(
        "there is no kind of document {kind} in this procedure",
        "در این فرایند مدرکی از گونه {kind} نیست",
        "{nearest}",
        "{nearest}",
    ),
    "document-of-another-source": reason(
        "{title} comes from the {source}, not from here",
        "«{title}» از {source} می‌آید، نه از اینجا",
        "leave {title} out",
        "«{title}» را کنار بگذارید",
    ),
    "missing-document": reason(
        "{title} has not been handed in",
        "«{title}» بارگذاری نشده است",
        "hand in {title}",
        "«{title}» را بارگذاری کنید",
    ),
    "only-what-was-named": reason(
        "the case did not come back for {title}",
        "پرونده برای «{title}» بازنگشته است",
        "mend only: {named_titles}",
        "تنها این‌ها را درست کنید: {named_titles}",
    ),
    "not-mended": reason(
        "{title} was {lack} and has not been mended",
        "«{title}» {lack} بود و هنوز درست نشده است",
        "hand in or say {title} anew",
        "«{title}» را از نو بدهید",
    ),
    "not-the-applicants-to-mend": reason(
        "{title} comes from the {source}; the applicant cannot mend it",
        "«{title}» از {source} می‌آید؛ متقاضی نمی‌تواند درستش کند",
        "name only what the applicant supplies",
        "تنها چیزی را نام ببرید که متقاضی می‌دهد",
    ),
    "not-the-engineers-to-mend": reason(
        "{title} does not come with the plans",
        "«{title}» همراه نقشه‌ها نمی‌آید",
        "name only what the Engineering Organization delivers",
        "تنها چیزی را نام ببرید که نظام مهندسی می‌دهد",
    ),
    "unknown-ground": reason(
        "there is no ground of refusal {name}",
        "دلیلی به نام {name} برای رد درخواست نیست",
        "choose among: {known}",
        "از این‌ها برگزینید: {known}",
    ),
    "doubled-document": reason(
        "{title} is handed in twice at once",
        "«{title}» یک‌باره دو بار آمده است",
        "give {title} once",
        "«{title}» را یک بار بدهید",
    ),
    "document-not-kept": reason(
        "the desk keeps no document {sha256}",
        "میز خدمت مدرکی با چکیده {sha256} ندارد",
        "hand the bytes to desk.keep first, and give the reference it returns",
        "نخست بایت‌ها را به desk.keep بدهید و ارجاع آن را بفرستید",
    ),
}
