public import Checks
