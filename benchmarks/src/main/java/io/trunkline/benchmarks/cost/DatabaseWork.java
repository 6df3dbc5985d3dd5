package io.trunkline.benchmarks.cost;

/// What PostgreSQL has done in a database.
///
/// @param commits transactions, with those that only read
record DatabaseWork(long commits, long inserted, long updated, long deleted) {
    static final DatabaseWork NONE = new DatabaseWork(0, 0, 0, 0);

    DatabaseWork since(DatabaseWork earlier) {
        return new DatabaseWork(
                commits - earlier.commits,
                inserted - earlier.inserted,
                updated - earlier.updated,
                deleted - earlier.deleted);
    }
}
