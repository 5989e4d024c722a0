"""Layouts of documents, by stage of the procedure."""
from forms.closing import *
from forms.evidence import *
from forms.filing import *
from forms.hearing import *
from forms.notices import *
from forms.records import *
from forms.reviews import *
from forms.special import *
