"""Precision and recall of extracted records against texts that a person annotated: `score(gold, records)`."""

from iranru_cli.score.scoring import Scored, Scores, score

__all__ = ["Scored", "Scores", "score"]
