package io.trunkline.cdr.alerts;

import io.trunkline.messaging.consumer.EventHandler;

/// Takes `alert.raised`.
public interface AlertsHandler extends EventHandler {}
