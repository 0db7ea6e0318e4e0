/** Asks experts for a need and books those who accept, each for one thing at a time. */
package org.muster.expert.invitation;
