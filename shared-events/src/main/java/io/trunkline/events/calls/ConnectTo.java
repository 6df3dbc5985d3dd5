package io.trunkline.events.calls;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a placed call is connected to when the called party answers. One of the two is set.
///
/// @param clientId a client, which is dialed as a connect leg
/// @param context a dialplan context of the node, such as a menu
public record ConnectTo(@Nullable UUID clientId, @Nullable String context) {}
