"""What the reasons mean, in one line each: of cues that gave no statement, and of speakers that stay open."""

from __future__ import annotations

REFUSED = {
    "negated": "the verb is negated",
    "person": "the verb is in the first or second person",
    "tense": "a wish, an order or a future: nothing has been said yet",
    "compound": "with the noun before it the verb means something else",
    "modal": "a modal before the verb: nobody's words",
    "taken": "inside what another statement says, with no source of its own",
    "quoted": "inside quote marks, with no source of its own",
    "adverbial": "the verb of a clause such as «با بیان اینکه …»",
    "no_content": "no clause, quotation or noun phrase that it could take as content",
    "asks_nobody": "no «از …» that says who is asked",
    "no_document": "no document that speaks",
    "no_person": "an unlisted expression, and no person before it",
    "no_marker": "it needs a که, a colon or quote marks behind it",
    "passive": "a passive with no که, colon or quote marks behind it",
    "attribute": "a participle that belongs to a noun",
    "relative": "its clause hangs on a که, and what follows belongs to the main clause",
    "sign": "quoted words that are written on something",
    "while": "the clause with «در حالی که» is the narrator's",
    "question": "a question that nobody is named for",
}
OPEN = {
    "passive": "a passive that names nobody",
    "unnamed": "the source has no name in the text",
    "nobody_before": "a pronoun or a dropped subject, and nobody was named before",
}
