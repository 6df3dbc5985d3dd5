/// What the services share for HTTP: `problem` for error responses, `security` for tokens, roles and access rules,
/// `address` for the address of a client, `limits` for rate limits, `paging`, `headers` for If-Match and
/// Idempotency-Key, `stream` for Server-Sent Events, `openapi`, and the request log here. A service imports
/// [io.trunkline.web.WebKit], declares its [io.trunkline.web.security.AccessRules] and its enum of
/// [io.trunkline.web.problem.ProblemCode].
@NullMarked
package io.trunkline.web;

import org.jspecify.annotations.NullMarked;
