/** Proposes experts for a need with reasons everyone can read, and says why others are not proposed. People decide. */
package org.muster.expert.matching;
