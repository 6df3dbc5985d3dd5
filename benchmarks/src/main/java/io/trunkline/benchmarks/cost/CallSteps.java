package io.trunkline.benchmarks.cost;

import java.util.List;

/// What an answered inbound call needs of PostgreSQL and Kafka at least, in the order of the call: a decision, facts,
/// a record and its place in statistics. Nothing else of the suite: no HTTP, no JSON, no decision.
final class CallSteps {
    /// The services that read the facts of a call: routing-service, cdr-service and did-service.
    static final int CONSUMERS = 3;

    private final List<Runnable> steps;

    CallSteps(DatabaseSteps table, TopicSteps topic) {
        Runnable decide = table::decide;
        Runnable insert = table::insert;
        Runnable send = topic::send;
        steps = List.of(
                decide, send, // the decision and its lease
                send, send, // the call began, rings
                decide, send, // it is answered
                decide, send, // it ended
                insert, insert, // what its record consists of, the record
                send, // the record
                insert, insert); // statistics, keys of its facts
    }

    void run() {
        steps.forEach(Runnable::run);
    }
}
