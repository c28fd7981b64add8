/**
 * The shared language of Galcause: what is measured (panel), what is assumed (graph), what is asked (question), what may be answered
 * (identification), and the answers as values (result). Pure Java; no other module is visible from here.
 */
@NullMarked
package org.galcause.causalmodel;

import org.jspecify.annotations.NullMarked;
