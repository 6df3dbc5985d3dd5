package io.trunkline.standalone.status;

import io.trunkline.servers.TcpPorts;

/// A server that is well when it accepts connections; whether it does its work is seen in the services that use it.
public record ServerStatusCheck(String name, int port) implements StatusCheck {
    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Result run() {
        return TcpPorts.isListening(port) ? Result.READY : Result.notReady("nobody listens");
    }
}
