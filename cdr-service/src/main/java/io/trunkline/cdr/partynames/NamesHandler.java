package io.trunkline.cdr.partynames;

import io.trunkline.messaging.consumer.EventHandler;

/// Takes the `*.changed` of everything that a record names.
public interface NamesHandler extends EventHandler {}
