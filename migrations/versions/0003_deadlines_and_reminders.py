"""Duties, deadlines, nil reports, extensions, reminders, rest days, quiet hours and ticks."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('quiet_hours',
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('begins', sa.String(length=5), nullable=False),
    sa.Column('ends', sa.String(length=5), nullable=False),
    sa.PrimaryKeyConstraint('role', name=op.f('pk_quiet_hours'))
    )
    op.create_table('tick',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('failure', sa.String(length=60), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_tick'))
    )
    op.create_table('rest_day',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('programme_code', sa.String(), nullable=True),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('place_code', sa.String(), nullable=True),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_rest_day_place_code')),
    sa.ForeignKeyConstraint(['programme_code'], ['programme.code'], name=op.f('fk_rest_day_programme_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rest_day'))
    )
    with op.batch_alter_table('rest_day', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rest_day_programme_code'), ['programme_code'], unique=False)

    op.create_table('duty',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=32), nullable=False),
    sa.Column('programme_code', sa.String(), nullable=True),
    sa.Column('form', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('owed_by', sa.String(length=16), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('scope_path', sa.String(length=200), nullable=False),
    sa.Column('needs', sa.String(length=16), nullable=False),
    sa.Column('period', sa.String(length=16), nullable=False),
    sa.Column('first_month', sa.Integer(), nullable=False),
    sa.Column('first_day', sa.Integer(), nullable=False),
    sa.Column('last_month', sa.Integer(), nullable=False),
    sa.Column('last_day', sa.Integer(), nullable=False),
    sa.Column('due_month', sa.Integer(), nullable=False),
    sa.Column('due_day', sa.Integer(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=True),
    sa.Column('last_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('rest_day', sa.String(length=16), nullable=False),
    sa.Column('remind_before', sa.String(length=60), nullable=False),
    sa.Column('remind_after', sa.String(length=60), nullable=False),
    sa.Column('nil_allowed', sa.Boolean(), nullable=False),
    sa.Column('question', sa.String(length=1000), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=120), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=True),
    sa.Column('made_by', sa.Integer(), nullable=True),
    sa.Column('report_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['made_by'], ['person.id'], name=op.f('fk_duty_made_by')),
    sa.ForeignKeyConstraint(['programme_code'], ['programme.code'], name=op.f('fk_duty_programme_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty')),
    sa.UniqueConstraint('code', name=op.f('uq_duty_code'))
    )
    with op.batch_alter_table('duty', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duty_programme_code'), ['programme_code'], unique=False)

    op.create_table('deadline_change',
    sa.Column('duty_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=12), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('closed', sa.Boolean(), nullable=False),
    sa.Column('changed_on', sa.Date(), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['changed_by'], ['person.id'], name=op.f('fk_deadline_change_changed_by')),
    sa.ForeignKeyConstraint(['duty_id'], ['duty.id'], name=op.f('fk_deadline_change_duty_id')),
    sa.PrimaryKeyConstraint('duty_id', 'period', 'sample', name=op.f('pk_deadline_change'))
    )
    op.create_table('nil_report',
    sa.Column('duty_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=12), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('place_path', sa.String(length=200), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['duty_id'], ['duty.id'], name=op.f('fk_nil_report_duty_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_nil_report_person_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_nil_report_place_code')),
    sa.PrimaryKeyConstraint('duty_id', 'period', 'place_code', 'sample', name=op.f('pk_nil_report'))
    )
    with op.batch_alter_table('nil_report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_nil_report_place_path'), ['place_path'], unique=False)

    op.create_table('unreached',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('duty_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=12), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('place_path', sa.String(length=200), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('blocked', sa.Boolean(), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['duty_id'], ['duty.id'], name=op.f('fk_unreached_duty_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_unreached_person_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_unreached_place_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unreached')),
    sa.UniqueConstraint('person_id', 'duty_id', 'period', 'place_code', 'step', 'due_on', name=op.f('uq_unreached_person_id_duty_id_period_place_code_step_due_on'))
    )
    with op.batch_alter_table('unreached', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_unreached_day'), ['day'], unique=False)

    op.create_table('extension',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('duty_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=12), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('place_path', sa.String(length=200), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['asked_by'], ['person.id'], name=op.f('fk_extension_asked_by')),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], name=op.f('fk_extension_decided_by')),
    sa.ForeignKeyConstraint(['duty_id'], ['duty.id'], name=op.f('fk_extension_duty_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_extension_place_code')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_extension_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_extension')),
    sa.UniqueConstraint('report_id', name=op.f('uq_extension_report_id'))
    )
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_extension_duty_id'), ['duty_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_extension_place_code'), ['place_code'], unique=False)

    op.create_table('reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('notice_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('duty_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(length=12), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['duty_id'], ['duty.id'], name=op.f('fk_reminder_duty_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notice.id'], name=op.f('fk_reminder_notice_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_reminder_person_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_reminder_place_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder')),
    sa.UniqueConstraint('person_id', 'duty_id', 'period', 'place_code', 'step', 'due_on', name=op.f('uq_reminder_person_id_duty_id_period_place_code_step_due_on'))
    )
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminder_notice_id'), ['notice_id'], unique=False)

    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('last_chat_id', sa.Integer(), nullable=True))

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=16), server_default='', nullable=False))
        batch_op.add_column(sa.Column('subject', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('unsure', sa.Integer(), server_default='0', nullable=False))
        batch_op.drop_index(batch_op.f('ix_notice_person_id'))
        batch_op.create_index(batch_op.f('ix_notice_person_id_created_at'), ['person_id', 'created_at'], unique=False)
        batch_op.create_index('ix_notice_urgent', ['due_at'], unique=False, sqlite_where=sa.text("kind = ''"), postgresql_where=sa.text("kind = ''"))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('digests', sa.Boolean(), server_default=sa.text('(true)'), nullable=False))

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('duty_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('period', sa.String(length=12), nullable=True))
        batch_op.create_index(batch_op.f('ix_report_form_place_code_happened_on'), ['form', 'place_code', 'happened_on'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_report_duty_id'), 'duty', ['duty_id'], ['id'])




def downgrade() -> None:

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_duty_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_report_form_place_code_happened_on'))
        batch_op.drop_column('period')
        batch_op.drop_column('duty_id')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('digests')

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_index('ix_notice_urgent', sqlite_where=sa.text("kind = ''"), postgresql_where=sa.text("kind = ''"))
        batch_op.drop_index(batch_op.f('ix_notice_person_id_created_at'))
        batch_op.create_index(batch_op.f('ix_notice_person_id'), ['person_id'], unique=False)
        batch_op.drop_column('unsure')
        batch_op.drop_column('expires_at')
        batch_op.drop_column('subject')
        batch_op.drop_column('kind')

    with op.batch_alter_table('conversation', schema=None) as batch_op:
        batch_op.drop_column('last_chat_id')

    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminder_notice_id'))

    op.drop_table('reminder')
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_extension_place_code'))
        batch_op.drop_index(batch_op.f('ix_extension_duty_id'))

    op.drop_table('extension')
    with op.batch_alter_table('unreached', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_unreached_day'))

    op.drop_table('unreached')
    with op.batch_alter_table('nil_report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_nil_report_place_path'))

    op.drop_table('nil_report')
    op.drop_table('deadline_change')
    with op.batch_alter_table('duty', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duty_programme_code'))

    op.drop_table('duty')
    with op.batch_alter_table('rest_day', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rest_day_programme_code'))

    op.drop_table('rest_day')
    op.drop_table('tick')
    op.drop_table('quiet_hours')

