"""Faults planted for every rule, and sentences that only look like them. Plain data: a rule, and what it reads."""

from aboveboard.honesty import Sentence
from aboveboard.honesty.facts import Facts, Kind, Toward

OPEN = Facts(acts=True)
CHANGES = Facts(may_change=True, acts=True)
WAITS = Facts(promises=True, acts=True)
BOTH = Facts(promises=True, may_change=True, acts=True)
QUIET = Facts()
FINAL = Facts(final=True, acts=True)
OURS = Facts(Kind.SHARED, apologises=True)
REASON = Facts(Kind.REASON)


def state(text, facts=OPEN, facet="explanation", locale="en", name="here", **more):
    return Sentence(f"sale.{name}:{facet}", text, facts, locale, **more)


def label(text, facts=OPEN, name="here", locale="en"):
    return state(text, facts, "label", locale, name)


def following(text, facts, facet="next_step", locale="en"):
    return state(text, facts, facet, locale)


def notice(text, key="go", locale="en", **facts):
    return Sentence(f"sale.{key}:notice", text, Facts(Kind.NOTICE, **facts), locale)


def clause(text, holder="held", locale="en"):
    return Sentence(f"sale.money_{holder}:clause", text, Facts(Kind.MONEY), locale)


def translated(text, *english, **more):
    return state(text, OPEN, locale="de", english=english, **more)


def in_each(texts):
    """One sentence in each language."""
    return [state(text, locale=locale) for locale, text in texts.items()]


IN, OUT = Toward.CUSTOMER, Toward.OTHERS
NOTES = "{amount_before} {amount_after}"

BAD = {
    "AB101": [
        (label("Paid", CHANGES, "one"), label("Paid", FINAL, "two")),
        (label("Bezahlt", CHANGES, "one", "de"), label("bezahlt.", FINAL, "two", "de")),
        (state("支払済み", CHANGES, name="one", locale="ja"), state("支払済み。", FINAL, name="two", locale="ja")),
        (label("PAYÉ", CHANGES, "one", "fr"), label("Payé !", FINAL, "two", "fr")),
    ],
    "AB102": [
        (notice("{moved} ging.", "a", "de", toward=IN), notice("{moved} ging.", "b", "de", toward=OUT)),
        (notice("Left your account.", "a", toward=OUT), notice("Left your account", "b", toward=IN)),
        (notice("{moved}が動きました。", "a", "ja", toward=OUT), notice("{moved}が動きました", "b", "ja", toward=IN)),
    ],
    "AB103": [
        following("Paid.", CHANGES),
        following("Bezahlt.", CHANGES, locale="de"),
        following("More by {expected_by}.", BOTH),
        following("There was to be more by {expected_by}.", BOTH, "if_late"),
    ],
    "AB104": [
        following("We will know soon.", WAITS),
        following("まもなく分かります。", WAITS, locale="ja"),
        following("It is late.", WAITS, "if_late"),
        following("{can_change}", BOTH),
    ],
    "AB105": [
        following("More by {expected_by}.", WAITS),
        (following("By {expected_by}.", WAITS), following("by {expected_by}", WAITS, "if_late")),
        (following("Bis {expected_by}.", WAITS, locale="de"), following("Bis {expected_by}", WAITS, "if_late", "de")),
    ],
    "AB106": [
        clause("The bank has it."),
        clause("銀行にあります。", locale="ja"),
        (clause("{part} is away.", "held"), clause("{part} is away", "payee")),
    ],
    "AB107": [
        following("The bank decides.", QUIET),
        following("Die Bank entscheidet.", QUIET, locale="de"),
        (following("Try again. {nothing_to_do}", OPEN), following("Try again.", OPEN, "action")),
        following("You can do something.", OPEN),
    ],
    "AB108": [
        notice(f"We corrected {NOTES}.", corrects=True),
        notice(f"Korrigiert: {NOTES}.", locale="de", corrects=True),
        notice(f"{NOTES}に訂正しました。", locale="ja", corrects=True),
    ],
    "AB109": [
        notice("Your balance was adjusted. {why}", corrects=True),
        notice("Now it is {amount_after}. {why}", corrects=True),
        state("We showed {amount_before}.", Facts(corrects=True, acts=True)),
    ],
    "AB110": [
        (notice("It came back.", "a"), notice("It came back.", "b", retracts=True)),
        (notice("Geld kam zurück.", "a", "de"), notice("Geld kam zurück!", "b", "de", retracts=True)),
        (notice("戻りました。", "a", "ja"), notice("戻りました", "b", "ja", retracts=True)),
    ],
    "AB201": [state("{amount.real}"), state("{amount!s}"), state("{amount:>9}"), state("{}"), state("Paid}.")],
    "AB202": [
        translated("Bezahlt.", "{merchant} was paid."),
        translated("{merchant} {moved}.", "{merchant} was paid."),
        translated("Eine Erstattung", "One refund", "{count} refunds"),
        translated("{händler} hat es.", "{merchant} has it."),
    ],
    "AB203": [state("In 3 days."), state("خلال ٣ أيام"), state("3日以内"), state("Call 0800."), state("३ दिन")],
    "AB204": [state("A fee of %."), state("٪"), state("％の手数料")],
    "AB205": [state("Done!"), state("¡Listo!"), state("完了！"), state("Paid 🎉"), notice("Money came!")],
    "AB206": [
        state("Paid\u202e"),
        state("Paid\u200b"),
        state("Paid\nback"),
        state("<b>Paid</b>"),
        state("Paid&nbsp;back"),
        state("By\u00a0then"),
    ],
    "AB207": [
        state("See https://a.example."),
        state("See www.a.example."),
        state("Go to pay-now.com."),
        state("HTTP://x"),
    ],
    "AB208": [state("do_not_honor"), state("DO_NOT_HONOR"), state("Code R01."), state("0x1f"), state("DECLINED")],
    "AB209": [label("{amount} paid"), label("{merchant}"), label("Back: {returned}")],
    "AB210": [
        (translated("Da.", "Here."), translated("", "Gone.")),
        (translated("Da.", "Here."), translated("", "Gone."), translated("", "Back.")),
        (translated("", "Gone."), translated("Da.", "Here.")),
    ],
    "AB211": [
        translated(
            "{count} Gutschriften", "One refund", "{count} refunds", made_from=("One refund", "{count} credits")
        ),
        translated("Gutschriften", "One refund", "{count} refunds", made_from=("One refund", "refunds")),
        translated("Gutschrift", "One refund", "{count} refunds", made_from=("One refund",)),
    ],
    "AB301": [
        *in_each(
            {
                "en": "Your payment is final.",
                "de": "Die Zahlung ist endgültig.",
                "es": "El pago está finalizado.",
                "fr": "Le paiement est terminé.",
                "pt": "O pagamento foi concluído.",
                "pt_BR": "O pagamento está encerrado.",
            }
        ),
        label("Completed", CHANGES),
    ],
    "AB302": in_each(
        {
            "en": "You forgot to confirm.",
            "de": "Das war Ihr Fehler.",
            "es": "La tarjeta no válida fue rechazada.",
            "fr": "C'est votre erreur.",
            "pt": "Você digitou um número errado.",
        }
    ),
    "AB303": in_each(
        {
            "en": "The settlement was declined by the issuer.",
            "de": "Der Chargeback läuft.",
            "es": "El emisor lo ha denegado.",
            "fr": "L'émetteur a refusé l'autorisation.",
            "pt": "O emissor recusou.",
        }
    ),
    "AB304": in_each(
        {
            "en": "Within five business days.",
            "de": "In einigen Tagen ist es da.",
            "es": "En breve lo sabrás.",
            "fr": "Sous peu.",
            "pt": "Em até cinco dias úteis.",
        }
    ),
    "AB305": in_each(
        {
            "en": "A technical error occurred.",
            "de": "Da ist etwas schiefgelaufen.",
            "es": "Algo salió mal.",
            "fr": "Une erreur est survenue.",
            "pt": "Ocorreu um erro.",
        }
    ),
    "AB306": in_each(
        {
            "en": "It arrives instantly.",
            "de": "Das Geld kommt auf jeden Fall.",
            "es": "Lo tendrás sin duda.",
            "fr": "Vous l'aurez à coup sûr.",
            "pt": "Você vai receber com certeza.",
        }
    ),
    "AB307": in_each(
        {
            "en": "Thank you for your patience.",
            "de": "Wir bitten um Ihr Verständnis.",
            "es": "Gracias por tu paciencia.",
            "fr": "Nous regrettons la gêne occasionnée.",
            "pt": "Agradecemos sua compreensão.",
        }
    ),
    "AB308": [
        *in_each(
            {
                "en": "We apologise that your bank said no.",
                "de": "Ihre Bank hat abgelehnt, das tut uns leid.",
                "es": "Lo sentimos, tu banco dijo que no.",
                "fr": "Désolés, votre banque a refusé.",
                "pt": "Desculpe, seu banco recusou.",
            }
        ),
        state("Sorry. We are so sorry.", OURS),
    ],
    "AB309": [
        state("Stripe did not answer."),
        state("Von Adyen abgelehnt.", locale="de"),
        state("GoCardless pidió", locale="es"),
    ],
    "AB310": [
        notice("It did not arrive.", retracts=True),
        notice("Es kam nicht an.", locale="de", retracts=True),
        notice("No llegó.", locale="es", retracts=True),
        notice("Il n'est pas arrivé.", locale="fr", retracts=True),
        notice("Não chegou.", locale="pt", retracts=True),
    ],
    "AB401": [
        state("and ".join(["one two three four "] * 6) + "end."),
        state("Und " + "noch ein Wort " * 9 + ".", locale="de"),
        state("あ" * 61 + "。", locale="ja"),
        state("و" + " كلمة" * 26, locale="ar"),
    ],
    "AB402": [
        state(
            "Supplementary verification procedures concerning international correspondent institutions remain open now."
        ),
        state(
            "Zusätzliche Überprüfungsverfahren internationaler Korrespondenzinstitute bleiben voraussichtlich"
            " weiterhin unabgeschlossen, ungeachtet vorläufiger Bestätigungen.",
            locale="de",
        ),
        state(
            "Procedimientos suplementarios de verificación correspondientes a instituciones internacionales permanecen"
            " pendientes actualmente.",
            locale="es",
        ),
    ],
    "AB501": [
        label("This label is far too long"),
        label("Diese Bezeichnung ist viel zu lang", locale="de"),
        notice("{merchant} {amount} {expected_by} " + "and so on " * 10),
        state("長" * 183, locale="ja"),
    ],
    "AB502": [
        notice("x" * 161),
        notice("x" * 60 + " — " + "x" * 90),
        notice("あ" * 135, locale="ja"),
        notice("ü" * 310, locale="de"),
    ],
}

GOOD = {
    "AB101": [
        (label("Paid", CHANGES, "one"), label("Paid back", FINAL, "two")),
        (label("Paid", CHANGES, "one"), state("Paid", FINAL, name="two")),
        (state("You have {moved}.", name="one"), state("You have {returned}.", name="two")),
    ],
    "AB102": [
        (notice("{moved} went.", "a", toward=IN), notice("{moved} went.", "b", toward=IN)),
        (notice("{moved} went.", "a", toward=IN), notice("{moved} went.", "b")),
        (notice("{moved} came.", "a", toward=IN), notice("{moved} went.", "b", toward=OUT)),
    ],
    "AB103": [
        following("{can_change}", CHANGES),
        following("Paid for good.", FINAL),
        state("Paid.", CHANGES),
        following("More by {expected_by}.", WAITS),
    ],
    "AB104": [
        following("By {expected_by}.", WAITS),
        following("Nobody can say when.", OPEN),
        state("Your bank has been asked.", WAITS),
    ],
    "AB105": [
        (following("By {expected_by}.", WAITS), following("We said {expected_by}. It is late.", WAITS, "if_late")),
        following("Nobody can say when.", OPEN),
        (following("By {expected_by}.", WAITS), following("", WAITS, "if_late")),
    ],
    "AB106": [
        clause("Your bank has {part}."),
        Sentence("sale.untouched:clause", "Nobody has been paid.", Facts(Kind.MONEY)),
        (clause("{part} is held.", "held"), clause("{merchant} has {part}.", "payee")),
    ],
    "AB107": [
        following("The bank decides. {nothing_to_do}", QUIET),
        (following("The bank decides.", OPEN), following("Ask it.", OPEN, "action")),
        state("Your bank decides.", QUIET),
        (following("The bank decides.", OPEN), following("", OPEN, "action")),
    ],
    "AB108": [
        notice(f"We corrected {NOTES}. {{why}}", corrects=True),
        notice("{merchant} changed the amount."),
        state("We corrected {amount_before} {amount_after}.", Facts(corrects=True, acts=True)),
    ],
    "AB109": [
        notice(f"We corrected {NOTES}. {{why}}", corrects=True),
        notice("{merchant} asked for {amount_after} again."),
        state("It was {amount_before}, it is {amount_after}.", Facts(corrects=True, acts=True)),
    ],
    "AB110": [
        (notice("It came back.", "a"), notice("We said it went. It came back.", "b", retracts=True)),
        (notice("It came back.", "a", retracts=True), notice("It came back.", "b", retracts=True)),
        (notice("It came back.", "a"), notice("It came back.", "b")),
    ],
    "AB201": [state("{amount}"), state("{amount_before} and {amount_after}"), state("No braces at all.")],
    "AB202": [
        translated("{merchant} ist bezahlt.", "{merchant} was paid."),
        translated("Eine Erstattung", "One refund", "{count} refunds", is_one_number=True),
        translated("{count} Erstattungen", "One refund", "{count} refunds"),
    ],
    "AB203": [
        state("By {expected_by}."),
        state("Please use 3-D Secure."),
        state("3D Secure"),
        state("In drei Tagen", locale="de"),
    ],
    "AB204": [state("A share of it."), state("{amount} fee"), state("per cent")],
    "AB205": [state("Done.", OPEN), state("Paid!", FINAL), state("Ready?"), state("{merchant} has it.")],
    "AB206": [
        state("می\u200cشود", locale="fa"),
        state("क्\u200dष", locale="hi"),
        state("Payé\u202f!", locale="fr"),
        state("«\u00a0Payé\u00a0»", locale="fr"),
        state("Paid back"),
    ],
    "AB207": [state("Open the app."), state("Your bank. Ask it."), state("It is one.It is another.")],
    "AB208": [
        state("Your PIN was missing."),
        state("A SEPA debit."),
        state("{amount_before}"),
        state("An e-mail address"),
    ],
    "AB209": [label("Paid"), label("By {expected_by}"), state("{merchant} has {amount}.")],
    "AB210": [
        (translated("Da.", "Here."), translated("Weg.", "Gone.")),
        (translated("", "Here."), translated("", "Gone.")),
        (translated("Da.", "Here."), Sentence("sale.there:label", "", OPEN, "de", ("There",))),
    ],
    "AB211": [
        translated("Da.", "Here.", made_from=("Here.",)),
        translated("Da.", "Here."),
        translated("{count} Mal", "Once", "{count} times", made_from=("Once", "{count} times")),
    ],
    "AB301": [
        *in_each(
            {
                "en": "Your payment is not final.",
                "de": "Die Prüfung wird bis zum {expected_by} abgeschlossen.",
                "es": "El pago todavía no está terminado.",
                "fr": "Le paiement n'est pas terminé.",
                "pt": "O pagamento ainda não foi concluído.",
            }
        ),
        label("Completed", FINAL),
        state("The final payment is planned."),
        state("You need to complete the form."),
        notice("Your bank has finished checking."),
    ],
    "AB302": [
        *in_each(
            {
                "en": "The card has expired.",
                "de": "Die Karte ist abgelaufen.",
                "es": "La tarjeta ha caducado.",
                "fr": "La carte a expiré.",
                "pt": "O cartão venceu.",
            }
        ),
        state("You should have received it by {expected_by}."),
    ],
    "AB303": [
        *in_each(
            {
                "en": "The payment did not go through.",
                "de": "Die Lastschrift ist geplant, die Kartengesellschaft entscheidet.",
                "es": "Tu banco ha dado el visto bueno.",
                "fr": "Votre banque a donné son accord.",
                "pt": "Seu banco aprovou.",
            }
        ),
        state("Please avoid paying twice."),
    ],
    "AB304": in_each(
        {
            "en": "By {expected_by}. Tell your bank as early as you can.",
            "de": "Sagen Sie Ihrer Bank bitte sofort Bescheid.",
            "es": "Avisa a tu banco lo antes posible.",
            "fr": "D'ici au {expected_by}.",
            "pt": "Até {expected_by}.",
        }
    ),
    "AB305": [
        *in_each(
            {
                "en": "Your bank did not answer. If anything goes wrong, ask it.",
                "de": "Ihre Bank hat nicht geantwortet.",
                "es": "Nos avisan cuando algo va mal.",
                "fr": "Votre banque n'a pas répondu.",
                "pt": "Seu banco não respondeu.",
            }
        ),
        state("Something went wrong. The card has expired."),
    ],
    "AB306": [
        *in_each(
            {
                "en": "We cannot say for certain where it is.",
                "de": "Niemand kann das mit Sicherheit sagen.",
                "es": "No podemos decirlo con certeza.",
                "fr": "Personne ne le sait avec certitude.",
                "pt": "Não sabemos com certeza.",
            }
        ),
        state("It is guaranteed.", FINAL),
    ],
    "AB307": in_each(
        {
            "en": "We are sending it again.",
            "de": "Wir schicken es noch einmal.",
            "es": "Lo enviamos de nuevo.",
            "fr": "Nous l'envoyons à nouveau.",
            "pt": "Vamos enviar de novo.",
        }
    ),
    "AB308": [
        state("That was our mistake, and we are sorry.", OURS),
        state("Your bank said no."),
        state("Fue un error nuestro y lo sentimos.", OURS, locale="es"),
    ],
    "AB309": [
        state("Your bank did not answer."),
        state("The payment service did."),
        state("A stripe of paint", locale="ja"),
    ],
    "AB310": [
        notice("We told you that it was here. It is not.", retracts=True),
        notice("Wir hatten Ihnen gesagt, dass es da ist.", locale="de", retracts=True),
        notice("It did not arrive."),
        notice("届きませんでした。", locale="ja", retracts=True),
    ],
    "AB401": [
        state("one two three four five. " * 9),
        state("word " * 24 + "end."),
        state("あ" * 59 + "。" + "あ" * 59 + "。", locale="ja"),
    ],
    "AB402": [
        state("Your bank is looking at the payment again before it lets it go on to the seller."),
        state("Verification outstanding internationally."),
        state("支払" * 40, locale="ja"),
    ],
    "AB501": [
        label("Refund did not reach you"),
        label("Zu Ihren Gunsten entschieden", locale="de"),
        following("x" * 400, OPEN),
        notice("{merchant} sent {amount} back."),
    ],
    "AB502": [
        notice("x" * 160),
        notice("ü" * 300, locale="de"),
        notice("あ" * 134, locale="ja"),
        following("x" * 400, OPEN),
    ],
}
