/// An encrypted SIP password.
@NullMarked
package io.trunkline.realtime.secrets.domain;

import org.jspecify.annotations.NullMarked;
