package io.trunkline.demo;

import io.trunkline.testkit.sipp.Answerer;
import java.time.Duration;

/// Everybody that the suite's Asterisk talks to in the demo, each a SIPp of its own: two carriers and a call centre.
///
/// @param north knows us by our address
/// @param south wants us to register
/// @param client takes the calls
record OtherSide(Answerer north, Answerer south, Answerer client) implements AutoCloseable {

    static final String USER = "demo";
    static final String PASSWORD = "demo-at-south";
    private static final Duration TALK = Duration.ofSeconds(2);

    static OtherSide start() {
        return new OtherSide(answerer(), answerer(), answerer());
    }

    private static Answerer answerer() {
        return Answerer.start(Answerer.Options.plain().registrar(USER, PASSWORD).talking(TALK));
    }

    @Override
    public void close() {
        north.close();
        south.close();
        client.close();
    }
}
