package io.trunkline.benchmarks.cost;

/// The transactions of a call.
interface DatabaseSteps {

    /// Reads, updates and inserts a row in a transaction.
    void decide();

    /// Inserts a row in a transaction.
    void insert();
}
