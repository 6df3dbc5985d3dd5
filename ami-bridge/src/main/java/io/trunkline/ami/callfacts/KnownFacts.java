package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;

/// What this bridge knows of published facts without reading its database.
public interface KnownFacts {

    /// @param detailRank of the source that has the fact, see [Fact#detailRank()]
    State stateOf(Fact.FactKey key, int detailRank);

    /// Whether a fact was published with this detail or more.
    enum State {
        /// It was published, and its key is stored.
        STORED,
        /// It was sent, and is not acknowledged or its key is not stored yet. It becomes stored.
        PENDING,
        /// The database may know.
        UNKNOWN
    }
}
