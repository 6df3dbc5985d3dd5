package io.trunkline.standalone;

import io.trunkline.servers.Ports;

/// A server that is well when it accepts connections; whether it does its work is seen in the services that use it.
record ServerPart(String name, int port) implements Part {
    @Override
    public String place() {
        return "127.0.0.1:" + port;
    }

    @Override
    public State state() {
        return Ports.answers(port) ? State.READY : State.amiss("nobody listens");
    }
}
