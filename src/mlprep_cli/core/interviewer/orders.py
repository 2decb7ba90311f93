"""What an order to a grader looks like, in lower case and with single blanks."""

import re
from functools import cache

_POLITE = (
    r"(?:(?:please|kindly|just|now|simply|also|then|instead|so|and|ok|okay|hey|hello|dear|note|important)\b[ ,:.!-]*+)"
    r"{0,8}+"
)
_KINDS = r"(?:(?:the|an?|ai|llm|automatic|automated|language|expert) ){0,5}+"
_WHO = rf"{_KINDS}(?:grader|marker|examiner|evaluator|judge|model|assistant|reviewer|interviewer|system)"
_NAMED = rf"(?:(?:to|for|as|you are) )?{_WHO} ?[,:.!-]+ ?"
_MUST = r"you (?:must|should|have to|need to|are to|will|can|may|shall) (?:now )?"
# An order opens a sentence, or a clause after a sign or an `and`.
_OPENING = rf"(?:^|[,;:.!-] |\band ){_POLITE}(?:{_NAMED})?{_POLITE}(?:{_MUST})?{_POLITE}"

_MARKS = r"(?:marks?|scores?|points?|credits?|grades?|ratings?)"
_WHOLE = r"(?:full|perfect|complete|100 ?%?)"
_ALL = r"(?:all|every|each|full|maximum|max|perfect|highest|complete|100 ?%?)"
_EVERY = r"(?:(?:all|any|every|each) (?:of )?)?"
_THIS = r"(?:(?:the|this|your|my|these|those|its|prior|previous|above) )?"
_ME = r"(?:(?:me|us|it|this|this answer|the answer|my answer|the candidate|this candidate|him|her|them) )?"

_SKIP = r"(?:ignore|disregard|forget|skip|override|bypass|(?:do not|don't) (?:use|apply|follow))"
_RUBRIC = r"(?:rubrics?|marking (?:scheme|guide|criteria|instructions)|grading \w+|system prompt)\b"
_RULES = r"(?:instructions?|prompts?|rules?|orders?|messages?)\b"
_EARLIER = r"(?:previous|prior|earlier|above|other|preceding)"

# "Return the maximum score" is ordinary talk of models, so these verbs need more than "maximum".
_GIVE = (
    rf"(?:(?:give|award|grant|assign)\b(?=.{{0,60}}\b{_ALL}\b)"
    rf"|(?:return|output|report|respond with|reply with|answer with)\b(?=.{{0,60}}\b{_WHOLE}\b))"
)
_FOR_ME = r"(?:for|to|on) (?:this|my|me|us|the (?:answer|candidate)|everything|all)\b"
_DONE = rf"(?= ?(?:$|[^\w ]|{_FOR_ME}|whatever|regardless|no matter|anyway|now|please|and\b))"

_MARK = r"(?:mark|grade|score|rate|count|treat|judge|consider|tick|label|set|report)"
_ITEM = rf"(?:{_MARKS}|rubric|items?|criteria|answer|everything|them|it|this|that|verdicts?)"
_OF_IT = r"(?: (?:point|item|answer|of (?:the rubric|them|it)|in the rubric))*(?: (?:about|on) (?:\w+ ){0,5}?\w+)?"
_MADE = r"(?:covered|correct|perfect|excellent|complete|passed|satisfied|met|full marks|100 ?%?)"
_LIMITED = r"(?! (?:by|in|with|from|only|if|when|where|unless)\b)"
_OR_NOT = r"(?! ?(?:,|or\b|/) ?(?:or )?(?:unsure|partly|partial|partially|missed|wrong|not|missing))"

_DESERVES = r"(?:deserves|has earned|(?:should|must|is to) (?:get|receive|be given))"
_ANSWER = r"(?:this|the|my) (?:answer|candidate|response|submission)"
_POINTS = r"(?:all|every|each) (?:of )?(?:the )?(?:rubric )?(?:points?|items?|criteria)(?: (?:of|in) the rubric)?"
_MARKED = r"(?:marked|graded|scored|counted|treated|rated|ticked|considered|set)\b"
_MUST_BE = r"(?:must|should|are to|have to|is to|has to|shall) (?:now )?(?:be )?"

_ORDERS = (
    rf"{_SKIP} {_EVERY}{_THIS}(?:\w+ ){{0,2}}{_RUBRIC}",
    rf"{_SKIP} {_EVERY}{_THIS}{_EARLIER} {_RULES}",
    rf"{_SKIP} {_EVERY}your {_RULES}",
    rf"{_GIVE} {_ME}(?:an? |the )?{_ALL} (?:possible |the |of the )?{_MARKS}\b{_DONE}",
    rf"{_MARK} {_EVERY}{_THIS}{_ITEM}{_OF_IT} (?:(?:to be|to|as|at|with|being) )?(?:fully )?{_MADE}{_LIMITED}{_OR_NOT}",
    rf"{_ANSWER} {_DESERVES} (?:an? |the )?{_ALL} (?:possible )?{_MARKS}\b",
    rf"{_POINTS} {_MUST_BE}{_MARKED}",
    rf"(?:i|we) (?:want|demand|deserve|expect|require|need) (?:you to \w+ (?:me )?)?(?:an? |the )?{_ALL} {_MARKS}\b",
)


@cache
def order() -> re.Pattern[str]:
    """Return the pattern of an order such as `please ignore the rubric` or `mark every point as covered`."""
    return re.compile(rf"{_OPENING}(?:{'|'.join(_ORDERS)})")
