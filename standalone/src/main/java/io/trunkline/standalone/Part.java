package io.trunkline.standalone;

/// One thing that must be ready before the suite is.
interface Part {
    String name();

    /// Where it is found, for people.
    String place();

    /// Asks it now.
    State state();

    /// @param detail what is amiss, or empty
    record State(boolean ready, String detail) {
        static final State READY = new State(true, "");

        static State amiss(String detail) {
            return new State(false, detail);
        }
    }
}
