/** Urges (催办) organisations about what they still owe, at decent hours and seldom enough, and stops when it is done. */
package org.muster.notice.urging;
