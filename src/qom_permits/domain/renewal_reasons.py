"""Reasons about findings, earlier permits and what a plot can hold."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.reason import Reason, reason

RENEWAL: Mapping[str, Reason] = {
    "not-a-renewal": reason(
        "only a permit renewal stands on an earlier permit",
        "تنها تجدید پروانه بر پروانه پیشین استوار است",
        "leave it out, or ask for a permit renewal",
        "آن را ننویسید، یا تجدید پروانه بخواهید",
    ),
    "no-such-permit": reason(
        "no permit {number} of yours was granted here",
        "پروانه‌ای با شماره {number} از آنِ شما در اینجا صادر نشده است",
        "copy the number from the permit; give none if an older system granted it",
        "شماره را از روی پروانه بنویسید؛ اگر سامانه پیشین آن را داده است شماره‌ای ننویسید",
    ),
    "permit-of-another-plot": reason(
        "permit {number} is for the plot {code}",
        "پروانه {number} برای ملک {code} است",
        "give the renovation code of that plot, or the number of the permit of this one",
        "کد نوسازی همان ملک، یا شماره پروانه این ملک را بدهید",
    ),
    "permit-not-in-force": reason(
        "permit {number} can give way to no other; its case is at: {stage}",
        "پروانه {number} جایگزین‌پذیر نیست؛ پرونده‌اش در این مرحله است: {stage}",
        "look the plot's last permit up",
        "آخرین پروانه ملک را بیابید",
    ),
    "permit-from-the-future": reason(
        "the earlier permit cannot have been issued after {day}",
        "پروانه پیشین نمی‌تواند پس از {day} صادر شده باشد",
        "read the day off the permit again; here it is written in the Gregorian calendar",
        "تاریخ را دوباره از روی پروانه بخوانید؛ اینجا میلادی نوشته می‌شود",
    ),
    "earlier-permit-on-record": reason(
        "the permit to be renewed, {number}, was granted here and is on record",
        "پروانه‌ای که تجدید می‌شود، {number}، در اینجا صادر و ثبت شده است",
        "leave the earlier permit out",
        "پروانه پیشین را ننویسید",
    ),
    "earlier-permit-unknown": reason(
        "the permit to be renewed is not known yet",
        "پروانه‌ای که باید تجدید شود هنوز معلوم نیست",
        "record what the earlier permit's document shows, as a finding",
        "آنچه مدرک پروانه پیشین نشان می‌دهد را به صورت یافته ثبت کنید",
    ),
    "known-from-here": reason(
        "{title} is known from the desk's own record of the earlier permit",
        "«{title}» از سابقه پروانه پیشین در همین میز معلوم است",
        "leave {title} out",
        "«{title}» را ننویسید",
    ),
    "document-not-in-case": reason(
        "{title} is not in the case",
        "«{title}» در پرونده نیست",
        "cite a document that was handed in: {there}",
        "به مدرکی که در پرونده است استناد کنید: {there}",
    ),
    "finding-out-of-date": reason(
        "{title} was replaced after a finding was read off it",
        "«{title}» پس از ثبت یافته جایگزین شده است",
        "record the finding anew from the {title} that is there now",
        "یافته را از «{title}» کنونی از نو ثبت کنید",
    ),
    "no-plans-to-return": reason(
        "no plans are judged at: {stage}",
        "در این مرحله نقشه‌ای بررسی نمی‌شود: {stage}",
        "return plans at the step that follows their delivery",
        "نقشه را در گامی که پس از تحویل آن می‌آید بازگردانید",
    ),
    "more-than-the-plot-holds": reason(
        "{asked} m² is more than a plot of {plot} m² holds on {floors} floors",
        "{asked} متر مربع بیش از آن است که ملکی {plot} متری در {floors} طبقه جا دهد",
        "revise the floor area or the floors, or hand in an engineer's reasons: {lifting}",
        "زیربنا یا طبقات را ویرایش کنید، یا دلیل مهندس را بارگذاری کنید: {lifting}",
    ),
}
