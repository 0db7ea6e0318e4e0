/** The sentences that stand inside answers, in the reader's language. */
package org.muster.expert.language;
