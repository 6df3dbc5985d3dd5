/// Sessions and their refresh tokens: how long they last, and when a token may be used again.
@NullMarked
package io.trunkline.provisioning.signin.domain;

import org.jspecify.annotations.NullMarked;
