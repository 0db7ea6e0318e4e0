/** Words for people beside the problems: answers to the public and hints to the desks. */
package org.muster.outreach.texts;
