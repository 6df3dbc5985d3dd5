/// What Asterisk's words for registrations and contacts mean for an endpoint.
@NullMarked
package io.trunkline.ami.endpointstatus.domain;

import org.jspecify.annotations.NullMarked;
