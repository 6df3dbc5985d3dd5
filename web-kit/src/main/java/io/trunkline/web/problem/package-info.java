/// Problems (RFC 9457): the codes that all services share (CommonProblem), the exception that carries a problem,
/// and the translation of every failure to a problem+json response. Each service has its own codes in an enum that
/// implements ProblemCode.
@NullMarked
package io.trunkline.web.problem;

import org.jspecify.annotations.NullMarked;
