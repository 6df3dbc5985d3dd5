package io.trunkline.provisioning.endpointtests.domain;

import org.jspecify.annotations.Nullable;

/// A call as part of a test.
///
/// @param to the number to call, in E.164 form, such as `+14045556789`
/// @param from the caller ID, in E.164 form; null for none
public record TestCallDraft(@Nullable String to, @Nullable String from) {}
