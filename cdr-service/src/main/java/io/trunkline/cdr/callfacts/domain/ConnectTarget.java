package io.trunkline.cdr.callfacts.domain;

import io.trunkline.telephony.ids.ClientId;
import org.jspecify.annotations.Nullable;

/// What the order of a placed call connects the answered call to. One of the two is set.
///
/// @param client a client, which is dialed as a connect leg
/// @param context a dialplan context of the node, such as a menu
public record ConnectTarget(
        @Nullable ClientId client, @Nullable String context) {}
