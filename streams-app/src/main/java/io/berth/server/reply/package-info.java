/** What was decided, on its way out: answers, states, the audit log. */
package io.berth.server.reply;
