/** Planted violations that the rules must catch. */
package org.muster.notice.planted;
