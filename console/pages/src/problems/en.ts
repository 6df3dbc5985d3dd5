/** What each problem code means and what to do, for people: one or two plain sentences. */
export const problems = {
  'console.offline': 'The console does not answer. Check your connection.',
  'console.unreadable-answer':
    'Something between you and the console answered in its place, such as a proxy.',
  'console.failed': 'Something went wrong on this page.',

  'request.malformed-json': 'The request could not be read. Reload the page and try again.',
  'request.unknown-field':
    'The request has a field that this version does not know. Reload the page and try again.',
  'request.unknown-parameter':
    'This list does not have one of the filters in the address. Nothing was changed.',
  'request.invalid': 'Some values are not valid. Correct what is marked.',
  'request.too-large': 'That is more than can be sent at once. Send it in smaller parts.',
  'request.unsupported-media-type': 'Files of this type are not accepted here.',
  'request.not-acceptable': 'The answer is not available in the requested format.',
  'request.method-not-allowed': 'This cannot be done here.',
  'request.rate-limited': 'You have sent too many requests in a short time. Wait a moment.',
  'request.idempotency-conflict':
    'This form was already sent with other values. Reload the page and check what was stored.',
  'resource.not-found': 'This does not exist, or it belongs to another tenant.',
  'number.invalid': 'This is not a valid phone number. Write it with its country code, such as +14045556789.',
  'tenant.unknown': 'There is no such tenant.',
  'auth.token-missing': 'You are not signed in.',
  'auth.token-invalid': 'Your session has ended. Sign in again.',
  'auth.access-ended':
    'Your access has ended, for example because the password or the role was changed. Sign in again.',
  'auth.forbidden': 'Your role does not allow this.',
  'auth.scope-missing': 'The API key has no scope for this.',
  'auth.users-only': 'Only a person may do this, not an API key.',
  'precondition.failed': 'Somebody else has changed this in the meantime. Nothing was stored.',
  'service.not-ready':
    'This part has just started and is still loading its data. It will be ready in a moment.',
  'service.unavailable': 'A part of Trunkline does not answer at the moment.',
  internal: 'Something went wrong inside Trunkline. Report it with the trace id below.',

  'dead-letter.not-found': 'This unhandled event (dead letter) does not exist. They are kept for 30 days.',
  'dead-letter.refused':
    'The event still cannot be processed. Remove the cause first; the log of the service names it.',
  'dead-letter.not-redeliverable':
    'This event cannot be delivered again. Restart the replicas of the service; they read all events when they start.',

  'realtime.keyset-missing':
    'The key file that opens passwords is missing, so Asterisk’s tables cannot be compared or written. Give realtime-writer a copy of it.',
  'realtime.secret-unopened':
    'A password was encrypted with a key that no longer exists. Save the carrier or client with its password again.',

  'call-record.not-found':
    'There is no such call, or it belongs to another tenant. A new call appears within a second.',
  'call-record.cursor-expired':
    'This position in the list of changes is too old. Read all changes again from the beginning.',
  'call-record.export-not-found': 'This export does not exist or has expired. Order a new one.',
  'call-record.export-not-done': 'The export has no file yet. Wait until it is done.',
  'call-record.too-many-exports': 'There are already 10 exports. Delete one, or wait until one expires.',
  'call-record.range-inverted': 'The end of the period is before its beginning.',

  'campaign.name-taken': 'The tenant already has a campaign with this name. Choose another one.',
  'did.unknown': 'One of the numbers does not exist or belongs to another tenant.',
  'campaign.did-taken':
    'One of the numbers belongs to another active campaign. Remove it there, or set that campaign to inactive.',
  'carrier.unknown': 'This carrier does not exist or is not offered to the tenant.',
  'campaign.client-not-on-offer': 'This client does not exist or is not active.',
  'campaign.prefix-or-carrier': 'Choose either a carrier or a dial prefix, not both.',
  'live.too-many-streams': 'You have too many live views open. Close some of your tabs.',
  'live.streams-full':
    'No more live views can be opened at the moment. Figures are read every few seconds instead.',
  'did.none-available': 'The tenant has no number left that can be used as caller ID. Add or activate one.',
  'call.did-unusable': 'This number is not active or has reached its limit. Choose another one as caller ID.',
  'call.route-ambiguous': 'Choose only one of campaign, carrier and dial prefix.',
  'campaign.unknown': 'This campaign does not exist or belongs to another tenant.',
  'call.connect-refused':
    'The call may not be connected there. Choose a client that is linked to a campaign of the tenant.',
  'call.destination-barred': 'The tenant bars this number.',
  'call.destination-not-allowed': 'The tenant may not call this country.',
  'call.tenant-suspended': 'The tenant is suspended and can place no calls.',
  'call.too-fast': 'The tenant has placed as many calls this second as it may. Try again in a moment.',
  'call.campaign-unavailable':
    'The campaign takes no calls now: it is inactive, closed, full, or has reached its limit.',
  'call.already-ended': 'The call has already ended.',
  'call.no-client': 'The campaign would refuse an incoming call now, so no test call was placed.',
  'call.no-route': 'No carrier can take this call now. Explain shows why.',

  'auth.external-issuer': 'People sign in with another service here. Use the sign-in of your organization.',
  'auth.login-failed': 'The username or the password is wrong, or the account is disabled.',
  'auth.refresh-token-invalid': 'Your session has ended. Sign in again.',
  'auth.api-key-refused': 'The API key is wrong, has expired or was deleted.',
  'auth.scope-refused': 'The API key does not have this scope.',
  'auth.grant-type-unsupported': 'This way to get a token does not exist.',
  'auth.login-throttled': 'There were too many wrong passwords. Wait until you can try again.',
  'tenant.name-taken': 'Another tenant has this name. Choose another one.',
  'tenant.limit-out-of-range': 'Calls per second must be between 1 and 1000, or empty for no limit.',
  'tenant.destination-invalid':
    'Write a destination as a plus sign, the country code and perhaps more digits, such as +44 or +1900.',
  'tenant.in-use': 'The tenant still has users or campaigns. Delete them first, or suspend the tenant.',
  'user.username-taken': 'Another user has this username. Choose another one.',
  'user.tenant-mismatch': 'A seller needs a tenant, and only sellers have one.',
  'password-key.not-distributed':
    'realtime-writer does not have the new key yet. Give it the new carrier-keyset.json and try again.',
  'password-key.unconfirmed':
    'realtime-writer does not answer, so the new key is not used yet. Try again when it runs.',
  'password-key.read-only': 'The service cannot write the file with the keys. Change it where it comes from.',
  'password-key.in-use': 'Passwords still need this key. Wait until it is shown as removable.',
  'user.password-weak': 'A password has 12 to 200 characters.',
  'user.password-wrong': 'The current password is wrong.',
  'user.password-unchanged': 'The new password is the one you have. Choose another one.',
  'user.self': 'You cannot delete, disable or demote yourself. Ask another administrator.',
  'carrier.name-taken': 'Another carrier has this name. Choose another one.',
  'carrier.prefix-taken': 'Another carrier has this dial prefix. Choose another one, or leave it empty.',
  'carrier.registration-taken':
    'Another carrier registers with this username at this host and port. Asterisk cannot tell the two apart.',
  'carrier.trunk-type-unsupported': 'IAX2 is not supported yet.',
  'carrier.host-invalid': 'This is not a host name or an IP address. Write it without spaces, sip: and port.',
  'carrier.port-out-of-range': 'A port is between 1 and 65535; 5060 is usual.',
  'carrier.cidr-invalid':
    'One of these is not an IP address or a block such as 192.0.2.0/24, or the block is too wide.',
  'carrier.registration-incomplete': 'A registration needs a username and a password.',
  'carrier.credentials-incomplete': 'A password needs a username with it.',
  'carrier.prefix-invalid': 'A dial prefix is 1 to 10 digits.',
  'carrier.dial-timeout-out-of-range': 'The ring timeout is between 1 and 3600 seconds.',
  'carrier.priority-out-of-range': 'The priority is between 1, tried first, and 100.',
  'carrier.limit-out-of-range':
    'Concurrent calls are between 1 and 10000, and calls per second between 1 and 1000. Leave it empty for no limit.',
  'carrier.failover-invalid':
    'A failover rule is for a SIP status from 300 to 699 or a cause from cause:1 to cause:127.',
  'carrier.outbound-proxy-invalid':
    'Write the proxy as a host, perhaps with a port, such as proxy.example.com:5060.',
  'carrier.external-id-taken': 'Another carrier has this id.',
  'carrier.preset-unknown': 'These settings of a provider no longer exist. Choose others.',
  'carrier.has-prefix': 'The carrier already has another dial prefix. Change it in the carrier.',
  'carrier.in-use': 'Active campaigns use this carrier. Give them another one first.',
  'client.name-taken': 'Another client has this name. Choose another one.',
  'client.username-taken': 'This username is or was in use. Choose another one.',
  'client.username-fixed': 'The username of a client cannot be changed. Create another client.',
  'client.in-use': 'The client is linked to campaigns. Unlink it first, or set it to inactive.',
  'client.host-invalid': 'This is not a host name or an IP address. Write it without spaces, sip: and port.',
  'client.limit-out-of-range': 'Concurrent calls are between 1 and 10000. Leave it empty for no limit.',
  'client.port-out-of-range': 'A port is between 1 and 65535; 5060 is usual.',
  'endpoint.codec-unknown': 'Asterisk does not know one of these codecs.',
  'endpoint.setting-unknown': 'One of these settings does not exist or may not be changed here.',
  'endpoint.setting-invalid': 'One of these settings has a value that Asterisk does not accept.',
  'dialplan.line-taken':
    'There is already a line with this context, extension and priority. Change that one.',
  'dialplan.context-not-allowed': 'Lines can only be added to the context from-campaign.',
  'dialplan.exten-invalid': 'Write a number, or a pattern of digits, X, Z, N, * and # after an underscore.',
  'dialplan.exten-reserved':
    'Extensions of this form belong to dial prefixes. Set the dial prefix of a carrier.',
  'dialplan.app-not-allowed': 'This application may not be used in a line of your own.',
  'dialplan.appdata-invalid':
    'The application does not accept these arguments. Leave out variables and functions.',

  'did.already-exists': 'The tenant already has this number.',
  'did.number-active-elsewhere':
    'The number is active for another tenant. Only one tenant can have it active.',
  'did.in-active-campaign':
    'An active campaign receives calls on this number. Remove it from the campaign first.',
  'did.number-fixed': 'The number itself cannot be changed. Delete it and add another one.',
  'import.unreadable':
    'The file cannot be read, has the same column twice, or more than 10,000 rows. No row was imported.',
  'import.not-csv': 'This is not a CSV file. Save the sheet as CSV and try again.',
  'import.empty': 'The file has no rows below its heading.',
  'import.no-number-column': 'No column has the numbers. Say which one it is, or name it “number”.',
  'import.unknown-column': 'A column is not known. Say what it is, or leave it out.',
  'import.line-too-long': 'A line of the file is too long. A quotation mark may be missing before it.',
  'endpoint.no-node':
    'No node has reported anything for 10 minutes, so nothing can be tested. Look at the nodes.',
  'endpoint.streams-full': 'Too many tests are being watched at once. Try again later.',
  'endpoint.test-running': 'A test is already running. Wait until it has ended.',
  'endpoint.too-many-streams': 'You are watching too many tests at once. Close some pages.',
  'import.ended': 'The import has already ended. What it imported stays.',
  'import.streams-full': 'Too many imports are being watched at once. Try again later.',
  'import.too-large': 'The file is too large. Send it in parts, or without a preview.',
  'import.too-many': 'The tenant has five imports in progress. Wait until one is done, or cancel one.',
  'import.too-many-streams': 'You are watching too many imports at once. Close some pages.',
  'session.cross-origin': 'Another page tried to do this in your name. Nothing was changed.',
  'session.ended': 'Your session has ended. Sign in again.',
  'session.header-missing': 'The request did not come from the console. Reload the page and try again.',
  'session.missing': 'You are not signed in.',
  'statistics.bucket-invalid': 'The steps of the time series do not divide an hour or a day. Choose others.',
  'statistics.too-many-buckets':
    'That is too many steps for one time series. Choose longer steps or a shorter time.',
};
