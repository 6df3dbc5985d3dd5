/// The rules for one Asterisk endpoint: its id, its address, its codecs and its further settings. Pure.
@NullMarked
package io.trunkline.provisioning.endpoints.domain;

import org.jspecify.annotations.NullMarked;
