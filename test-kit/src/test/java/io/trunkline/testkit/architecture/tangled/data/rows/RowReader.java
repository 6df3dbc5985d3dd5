package io.trunkline.testkit.architecture.tangled.data.rows;

/// Stands in for data-kit's class of this name, which this module cannot depend on.
public class RowReader {}
