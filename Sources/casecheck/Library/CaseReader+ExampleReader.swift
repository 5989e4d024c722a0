public import CaseReading
public import Checks

/// Examples of rules are read as the documents of a case are.
extension CaseReader: ExampleReader {}
