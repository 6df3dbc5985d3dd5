package io.trunkline.ami.connection.domain;

import java.util.List;

/// What a node knows of one endpoint.
///
/// @param found whether the node finds it in its configuration, which includes the realtime tables
/// @param contacts configured or registered
public record ShownEndpoint(boolean found, List<Contact> contacts) {
    public ShownEndpoint {
        contacts = List.copyOf(contacts);
    }
}
