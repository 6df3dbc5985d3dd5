package io.trunkline.cdr.assembly;

import io.trunkline.messaging.consumer.EventHandler;

/// Takes `call.routed`, `call.progress` and `call.completed`, in any order and any number of times.
public interface CallFactsHandler extends EventHandler {}
