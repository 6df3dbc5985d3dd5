INSERT INTO public.audit (id, at, actor_id, actor_name, action, did_id, version, detail) OVERRIDING SYSTEM VALUE VALUES
('1', '2026-11-28 22:38:19.17661+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', 'be157656-4baf-484f-82be-cc4edcfde1cc', '1', '{"id": "be157656-4baf-484f-82be-cc4edcfde1cc", "number": {"value": "+14045550100"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "ACTIVE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "99399408-1882-4d43-829f-93e27c2e7868", "createdAt": "2026-11-28T22:38:19.176610Z", "updatedAt": "2026-11-28T22:38:19.176610Z"}'),
('2', '2026-11-28 22:38:19.325983+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', '5de420c0-4cc2-419e-9190-e5154242f786', '1', '{"id": "5de420c0-4cc2-419e-9190-e5154242f786", "number": {"value": "+14045550486"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "ACTIVE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "99399408-1882-4d43-829f-93e27c2e7868", "createdAt": "2026-11-28T22:38:19.325983Z", "updatedAt": "2026-11-28T22:38:19.325983Z"}'),
('3', '2026-11-28 22:40:26.36063+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', '10ab26d2-6e61-46e9-9171-890b1609d4dd', '1', '{"id": "10ab26d2-6e61-46e9-9171-890b1609d4dd", "number": {"value": "+14045556702"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "ACTIVE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "42a3e063-456e-431c-9a9a-164f68f487d2", "createdAt": "2026-11-28T22:40:26.360630Z", "updatedAt": "2026-11-28T22:40:26.360630Z"}'),
('4', '2026-11-28 22:40:26.425872+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', '7273eb98-aa4b-4947-8de3-dd43f2dad9b0', '1', '{"id": "7273eb98-aa4b-4947-8de3-dd43f2dad9b0", "number": {"value": "+14045556703"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "INACTIVE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "42a3e063-456e-431c-9a9a-164f68f487d2", "createdAt": "2026-11-28T22:40:26.425872Z", "updatedAt": "2026-11-28T22:40:26.425872Z"}'),
('5', '2026-11-28 22:40:26.514944+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', '8d2789bf-6bdc-4d17-b63e-9a981ac85a16', '1', '{"id": "8d2789bf-6bdc-4d17-b63e-9a981ac85a16", "number": {"value": "+14045556704"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "AVAILABLE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "42a3e063-456e-431c-9a9a-164f68f487d2", "createdAt": "2026-11-28T22:40:26.514944Z", "updatedAt": "2026-11-28T22:40:26.514944Z"}'),
('6', '2026-11-28 22:40:26.599226+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'delete', '8d2789bf-6bdc-4d17-b63e-9a981ac85a16', '2', '{"id": "8d2789bf-6bdc-4d17-b63e-9a981ac85a16", "number": {"value": "+14045556704"}, "deleted": true, "version": 2, "settings": {"trunk": "PJSIP", "status": "AVAILABLE", "areaCode": "404", "maxUsage": null, "metadata": {}}, "tenantId": "42a3e063-456e-431c-9a9a-164f68f487d2", "createdAt": "2026-11-28T22:40:26.514944Z", "updatedAt": "2026-11-28T22:40:26.599226Z"}'),
('7', '2026-11-28 22:40:50.64512+00', '2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'admin', 'create', '5fd7e466-0af7-42e9-bb8c-39ca8beae314', '1', '{"id": "5fd7e466-0af7-42e9-bb8c-39ca8beae314", "number": {"value": "+14045556701"}, "deleted": false, "version": 1, "settings": {"trunk": "PJSIP", "status": "ACTIVE", "areaCode": "404", "maxUsage": 500, "metadata": {"region": "US-East", "provider": "Provider A"}}, "tenantId": "42a3e063-456e-431c-9a9a-164f68f487d2", "createdAt": "2026-11-28T22:40:50.645120Z", "updatedAt": "2026-11-28T22:40:50.645120Z"}');
INSERT INTO public.counted_call (call_id, revision, dids, counted_at) VALUES
('ast1-1795905501.t6i7ebfj6vy42', '1', '{5de420c0-4cc2-419e-9190-e5154242f786}', '2026-11-28 22:38:23.970661+00'),
('ast1-1795905504.t71ylz3osjlir', '1', '{be157656-4baf-484f-82be-cc4edcfde1cc}', '2026-11-28 22:38:26.67669+00'),
('ast1-1795905506.te54k00wbylwe', '1', '{5de420c0-4cc2-419e-9190-e5154242f786}', '2026-11-28 22:38:28.133703+00'),
('ast1-1795905508.t87jtagyw4pet', '1', '{be157656-4baf-484f-82be-cc4edcfde1cc}', '2026-11-28 22:38:31.803099+00'),
('ast1-1795905512.13', '1', '{}', '2026-11-28 22:38:35.462982+00'),
('ast1-1795905516.15', '1', '{}', '2026-11-28 22:38:36.905846+00'),
('ast1-1795905653.tniuoqacxddb6', '1', '{10ab26d2-6e61-46e9-9171-890b1609d4dd}', '2026-11-28 22:40:53.595412+00'),
('ast1-1795905689.tw5gl0depy0yz', '1', '{5de420c0-4cc2-419e-9190-e5154242f786}', '2026-11-28 22:41:30.47268+00'),
('ast1-1795905690.twl9dx7r424cb', '1', '{be157656-4baf-484f-82be-cc4edcfde1cc}', '2026-11-28 22:41:31.868462+00'),
('ast1-1795905691.tyaxgwohlk2gc', '1', '{5de420c0-4cc2-419e-9190-e5154242f786}', '2026-11-28 22:41:32.712587+00');
INSERT INTO public.did (id, tenant_id, number, area_code, trunk, status, metadata, version, deleted, created_at, updated_at, max_usage) VALUES
('10ab26d2-6e61-46e9-9171-890b1609d4dd', '42a3e063-456e-431c-9a9a-164f68f487d2', '+14045556702', '404', 'PJSIP', 'ACTIVE', '{}', '1', 'false', '2026-11-28 22:40:26.36063+00', '2026-11-28 22:40:26.36063+00', NULL),
('5de420c0-4cc2-419e-9190-e5154242f786', '99399408-1882-4d43-829f-93e27c2e7868', '+14045550486', '404', 'PJSIP', 'ACTIVE', '{}', '1', 'false', '2026-11-28 22:38:19.325983+00', '2026-11-28 22:38:19.325983+00', NULL),
('5fd7e466-0af7-42e9-bb8c-39ca8beae314', '42a3e063-456e-431c-9a9a-164f68f487d2', '+14045556701', '404', 'PJSIP', 'ACTIVE', '{"region": "US-East", "provider": "Provider A"}', '1', 'false', '2026-11-28 22:40:50.64512+00', '2026-11-28 22:40:50.64512+00', '500'),
('7273eb98-aa4b-4947-8de3-dd43f2dad9b0', '42a3e063-456e-431c-9a9a-164f68f487d2', '+14045556703', '404', 'PJSIP', 'INACTIVE', '{}', '1', 'false', '2026-11-28 22:40:26.425872+00', '2026-11-28 22:40:26.425872+00', NULL),
('8d2789bf-6bdc-4d17-b63e-9a981ac85a16', '42a3e063-456e-431c-9a9a-164f68f487d2', '+14045556704', '404', 'PJSIP', 'AVAILABLE', '{}', '2', 'true', '2026-11-28 22:40:26.514944+00', '2026-11-28 22:40:26.599226+00', NULL),
('be157656-4baf-484f-82be-cc4edcfde1cc', '99399408-1882-4d43-829f-93e27c2e7868', '+14045550100', '404', 'PJSIP', 'ACTIVE', '{}', '1', 'false', '2026-11-28 22:38:19.17661+00', '2026-11-28 22:38:19.17661+00', NULL);
INSERT INTO public.did_usage (did_id, calls, last_used) VALUES
('10ab26d2-6e61-46e9-9171-890b1609d4dd', '1', '2026-11-28 22:40:53.078231+00'),
('5de420c0-4cc2-419e-9190-e5154242f786', '4', '2026-11-28 22:41:31.764495+00'),
('be157656-4baf-484f-82be-cc4edcfde1cc', '3', '2026-11-28 22:41:30.592869+00');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES
('1', '0.1', 'outbox', 'SQL', 'V0_1__outbox.sql', '-2059212470', 'trunkline_did', '2026-11-28 22:37:49.903666', '61', 'true'),
('2', '001', 'dids', 'SQL', 'V001__dids.sql', '1778547257', 'trunkline_did', '2026-11-28 22:37:50.01892', '122', 'true'),
('3', '002', 'forget', 'SQL', 'V002__forget.sql', '-1859642185', 'trunkline_did', '2026-11-28 22:37:50.272677', '40', 'true'),
('4', '003', 'max usage', 'SQL', 'V003__max_usage.sql', '-403876773', 'trunkline_did', '2026-11-28 22:37:50.473161', '35', 'true');
INSERT INTO public.idempotency_key (subject, key, fingerprint, did_id, created_at) VALUES
('2c20df7f-fe61-4b53-99b0-e611e6310ea4', 'did-1', 'd2e12a971eae3320586709548109235854f5952515082e6a2c6cd22762d64fec', '5fd7e466-0af7-42e9-bb8c-39ca8beae314', '2026-11-28 22:40:50.649565+00');
INSERT INTO public.outbox_lease (id, holder, epoch, expires_at) VALUES
('1', 'a948b1d0-f7b3-4c74-a51c-1e3a564df2a0', '1', '2026-11-28 22:48:39.66783+00');
INSERT INTO public.tenant (id, version, deleted) VALUES
('18b5f27f-c395-4b40-a6d8-f57c7d4abe36', '2', 'true'),
('42a3e063-456e-431c-9a9a-164f68f487d2', '1', 'false'),
('99399408-1882-4d43-829f-93e27c2e7868', '1', 'false'),
('ca66ff59-0956-460a-a027-66bb17cf0e12', '2', 'false');
SELECT setval('public.audit_id_seq', 7);
SELECT setval('public.outbox_id_seq', 7);
