"""The words of English that carry grammar, and the ways in which the field writes one term."""

# Words that carry grammar, not content. Negations are left out: they turn a statement round.
_GRAMMAR = """
    a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing down during each either else ever every few for from further get gets give gives go
    goes had has have having he her here hers him his how i if in into is it its itself just let lets like made make
    makes may me might more most much must my of off on once one only or other our ours out over own per put rather
    really same say says see seen she should since so some such take takes than that the their theirs them then there
    these they thing things this those though through thus to too under until up upon us use used uses using very was
    way we well were what when where whether which while who whom whose why will with within would yes yet you your
    yours
"""
STOPWORDS = frozenset(_GRAMMAR.split())
_NEGATIVE = """
    no not never none nothing neither nor without cannot hardly nobody nowhere isn aren wasn weren don dont doesn
    doesnt didn didnt won wont wouldn couldn shouldn hasn haven hadn cant isnt arent
"""
NEGATIONS = frozenset(_NEGATIVE.split())
# Ways of writing one term, so that both sides of a comparison have it the same way.
SAME = (
    (r"\\(?:d?frac|sqrt|text|mathrm|mathbb|mathbf|left|right|cdot|times)", " "),
    (r"√", " sqrt "),
    (r"\bsquare[- ]?roots?( of)?\b", " sqrt "),
    (r"\broot[- ]d\b", " sqrt d "),
    (r"\barea under (the )?(roc )?curve\b", " auc "),
    (r"\blearning[- ]rates?\b|\blr\b", " learningrate "),
    (r"\bconfidence intervals?\b|\bcis?\b", " confidenceinterval "),
    (r"\bfalse[- ]positives?\b|\bfalse alarms?\b|\bfps?\b", " falsepositive "),
    (r"\bfalse[- ]negatives?\b|\bfns?\b", " falsenegative "),
    (r"\bkv[- ]?caches?\b|\bkey[- ]value caches?\b", " kvcache "),
    (r"\ba/?b[- ]tests?(ing)?\b", " abtest "),
    (r"\b(?:std|stdev|sd)\b\.?(?: ?dev\b\.?)?|\bstandard deviations?\b", " standarddeviation "),
    (r"\bvs\b\.?", " versus "),
    (r"\bprobs?\b|\bprobabilit(y|ies)\b", " probability "),
    (r"\bgrads?\b", " gradient "),
    (r"\bparams?\b", " parameter "),
    (r"\bvar\b", " variance "),
    (r"\bcov\b", " covariance "),
    (r"\bdims?\b", " dimension "),
    (r"\bindep\b\.?", " independent "),
    (r"\bval\b", " validation "),
    (r"\binit\b", " initialisation "),
    (r"\bprecomput", "pre comput"),
)
# Words that turn a statement into its opposite when one stands where the other should.
_OPPOSITE = """
    increase decrease, increases decreases, rise fall, rises falls, grow shrink, grows shrinks, higher lower,
    high low, more less, more fewer, most least, most fewest, many few, larger smaller, large small, bigger smaller,
    big small, better worse, best worst, always never, before after, earlier later, early late, older newer,
    older fresher, faster slower, fast slow, wider narrower, wide narrow, easier harder, easy hard, longer shorter,
    positive negative, positives negatives, true false, strong weak, stronger weaker, constant growing, all none,
    linear quadratic, independent dependent, overestimate underestimate, optimistic pessimistic, inside outside,
    above below, raises lowers, raise lower, unbiased biased, cheap expensive, stable unstable, possible impossible,
    multiplied divided, multiply divide, multiplies divides, multiplying dividing, added subtracted, add subtract,
    halves doubles, halve double, rare common, rarer commoner, noisy clean, sparse dense, useful useless,
    necessary unnecessary, sharp flat, explode vanish, maximum minimum, maximise minimise, includes excludes,
    include exclude, correlated independent, one several, one many
"""
OPPOSITES = tuple(tuple(pair.split()) for pair in _OPPOSITE.split(","))
# How people wave a point away, or turn to what they hold against it. Written after reading the wrong answers of the
# tuning half of bench/answers, where one stands near 51% of the points made wrongly and 5% of those made rightly: other
# people's answers will show less of a difference.
REJECTIONS = (
    r"pointless|useless|needless|unnecessary|irrelevant|harmless|cosmetic|interchangeable|dangerous|artefact|artifact",
    r"no need|needn't|not? (?:be )?(?:needed|necessary|required)|n't (?:even |really )?(?:need|matter|care)",
    r"(?:no|any|little) (?:influence|effect|impact|role|difference|downside|problem|harm|point in|benefit|particular)",
    r"nothing to do with|not a matter of|not (?:dramatic|important|relevant|critical|an issue|a problem)",
    r"n't (?:really )?(?:change|help|affect|hurt|play|be bothered|make a difference)",
    r"(?:is|are|'s|that's|it's) (?:also |always |perfectly |totally )?(?:fine|enough|harmless|ok|okay|safe)\b",
    r"fine as well|even better|best case|as good as|anyway|anyhow|regardless|in fact|actually|equally|if anything",
    r"by construction|by definition|on the contrary|other way (?:a)?round|quite the opposite|wrong way|myth|overrated",
    r"i(?:'d| would) (?:ignore|skip|drop|refuse|remove|retire|never)",
    r"can (?:safely )?(?:be )?(?:ignore|skip|drop|neglect)",
)
