/** Answers every failure as RFC 9457 problem details, in the caller's language, saying what to change. */
package org.muster.platform.problem;
