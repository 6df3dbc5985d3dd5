/// Gathers the state of all services: `GET /api/v1/health`.
@NullMarked
package io.trunkline.console.health;

import org.jspecify.annotations.NullMarked;
