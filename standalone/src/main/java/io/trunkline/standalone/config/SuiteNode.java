package io.trunkline.standalone.config;

/// An Asterisk node of a suite.
///
/// @param number from 1
/// @param name its systemname
public record SuiteNode(int number, String name) {
    /// How many nodes a suite can have.
    public static final int MAX_COUNT = 2;

    /// @param firstName of the node with the number 1; the others have their own number at its end: `ast1`, `ast2`
    static SuiteNode of(int number, String firstName) {
        if (number == 1) {
            return new SuiteNode(1, firstName);
        }
        String base = firstName.endsWith("1") ? firstName.substring(0, firstName.length() - 1) : firstName;
        return new SuiteNode(number, base + number);
    }

    /// `asterisk` for the first node, otherwise with the number, such as `asterisk-2`. Log, pid file, secrets and
    /// the line of the status page have this name.
    public String id() {
        return numbered("asterisk");
    }

    /// A name for something that each node has: unchanged for the first node, otherwise with the number.
    public String numbered(String what) {
        return number == 1 ? what : what + "-" + number;
    }
}
