/**
 * The mock universe: a small simulation in the file layout of IllustrisTNG, made by written-down structural equations, so that the effect of
 * environment on star formation in it is known. {@code docs/mock-universe.md} describes it.
 */
@NullMarked
package org.galcause.ingesttng.mock;

import org.jspecify.annotations.NullMarked;
