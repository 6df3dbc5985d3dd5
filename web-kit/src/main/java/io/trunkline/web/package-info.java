/// What the services share for HTTP: problem responses, tokens and roles, paging, conditional requests, event
/// streams, a request log and the OpenAPI description. A service imports [io.trunkline.web.WebKit], declares its
/// [io.trunkline.web.security.AccessRules] and its enum of [io.trunkline.web.problem.ProblemCode].
@NullMarked
package io.trunkline.web;

import org.jspecify.annotations.NullMarked;
