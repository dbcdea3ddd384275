"""What the payer sees: one small page in Persian and English, with everything from outside escaped."""

from __future__ import annotations

from html import escape
from importlib import resources
from string import Template

from qom_permits.domain.texts import Text
from qom_permits_sandbox_bank.entries import Mishap, Payment, State

ASKED = Text("Pay", "پرداخت")
AWAY = Text("The way back is taking long; look again", "بازگشت به درازا کشیده است؛ دوباره نگاه کنید")
STRANDED = Text(
    "Paid. The way back to the shop is broken; you may close this page",
    "پرداخت شد. راه بازگشت به فروشگاه بسته است؛ می‌توانید این صفحه را ببندید",
)
HEADLINES = {
    State.OPEN: ASKED,
    State.PAID: Text("Paid", "پرداخت شد"),
    State.SETTLED: Text("Paid", "پرداخت شد"),
    State.CANCELLED: Text("Cancelled", "لغو شد"),
    State.EXPIRED: Text("The time to pay is over", "مهلت پرداخت گذشته است"),
}
_MISHAPS = {
    Mishap.LOST_CALLBACK: Text("the way back is lost", "راه بازگشت گم شود"),
    Mishap.SLOW_CALLBACK: Text("the way back is slow", "بازگشت دیر شود"),
    Mishap.LOST_REPLY: Text("the reply to the shop is lost once", "پاسخ به فروشگاه یک بار گم شود"),
}


def payment_page(payment: Payment, headline: Text, *, may_return: bool) -> str:
    """Return the page of *payment*; *may_return* says whether it offers a way on."""
    form = _choices() if payment.state is State.OPEN else _return() if may_return else ""
    return _page(headline, _particulars(payment) + form)


def notice_page(headline: Text) -> str:
    """Return a page that only says *headline*."""
    return _page(headline, "")


def _page(headline: Text, rest: str) -> str:
    template = resources.files("qom_permits_sandbox_bank").joinpath("page.html").read_text(encoding="utf-8")
    filled = {"headline_fa": escape(headline.fa), "headline_en": escape(headline.en), "rest": rest}
    return Template(template).substitute(filled)


def _particulars(payment: Payment) -> str:
    amount = payment.amount.told()
    shown = [
        (Text("Shop", "پذیرنده"), f"<bdi>{escape(payment.merchant)}</bdi>"),
        (Text("Amount", "مبلغ"), f'<span class="amount">{escape(amount.fa)}</span>{_english(amount.en)}'),
        (Text("For", "بابت"), f"<bdi>{escape(payment.description)}</bdi>"),
        (Text("Reference", "شماره پیگیری"), f"<bdi>{escape(payment.reference)}</bdi>"),
    ]
    rows = "".join(f"<dt>{_both(name)}</dt><dd>{value}</dd>\n" for name, value in shown)
    return f"<dl>\n{rows}</dl>\n"


def _choices() -> str:
    options = "".join(
        f'<option value="{mishap.value}">{escape(told.fa)} · {escape(told.en)}</option>'
        for mishap, told in _MISHAPS.items()
    )
    ask = _both(Text("What shall go wrong?", "چه چیزی خراب شود؟"))
    none = "هیچ · nothing"
    return (
        f'<form method="post">\n<label>{ask}<select name="mishap"><option value="">{none}</option>{options}'
        "</select></label>\n"
        f'<button class="pay" name="action" value="pay">{_both(ASKED)}</button>\n'
        f'<button name="action" value="cancel">{_both(Text("Cancel", "انصراف"))}</button>\n</form>\n'
    )


def _return() -> str:
    back = _both(Text("Back to the shop", "بازگشت به فروشگاه"))
    return f'<form method="post">\n<button name="action" value="return">{back}</button>\n</form>\n'


def _both(text: Text) -> str:
    return f"{escape(text.fa)}{_english(text.en)}"


def _english(words: str) -> str:
    return f'<span lang="en" dir="ltr">{escape(words)}</span>'
