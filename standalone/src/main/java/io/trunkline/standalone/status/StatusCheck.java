package io.trunkline.standalone.status;

/// One thing that must be ready before the suite is.
public interface StatusCheck {
    String name();

    /// Where it is found, for people.
    String address();

    /// Asks it now.
    Result run();

    /// @param detail what is amiss, or empty
    record Result(boolean ready, String detail) {
        static final Result READY = new Result(true, "");

        static Result notReady(String detail) {
            return new Result(false, detail);
        }
    }
}
