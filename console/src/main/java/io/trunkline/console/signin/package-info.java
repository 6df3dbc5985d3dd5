/// Signs users in, keeps their tokens in an encrypted cookie, and gives each request to the API an access token.
@NullMarked
package io.trunkline.console.signin;

import org.jspecify.annotations.NullMarked;
