package io.trunkline.benchmarks.cost;

/// The parts of a suite that use CPU time.
enum Part {
    SERVICES("services"),
    KAFKA("Kafka"),
    POSTGRESQL("PostgreSQL"),
    ASTERISK("Asterisk");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// The part that a process belongs to.
    ///
    /// @param command its command line
    static Part of(String command) {
        if (command.contains("kafka.Kafka") || command.contains("/kafka/")) {
            return KAFKA;
        }
        if (command.contains("postgres")) {
            return POSTGRESQL;
        }
        return command.contains("asterisk") && !command.contains("java") ? ASTERISK : SERVICES;
    }
}
