"""Figures of reports, the project a report belongs to, and what a plan's file binds them by."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

OF_TRAINING = (
    'UPDATE report SET activity_code = (SELECT activity_code FROM training_session'
    ' WHERE training_session.report_id = report.id)'
    " WHERE form = 'training'"
)
OF_MODELS = (
    'UPDATE report SET activity_code = (SELECT livelihood_model.activity_code FROM model_progress'
    ' JOIN livelihood_model ON livelihood_model.id = model_progress.model_id'
    ' WHERE model_progress.report_id = report.id)'
    " WHERE form = 'model_progress'"
)

# until now the code of the indicator said how it is measured, and there was one plan with such codes
MEASURES = {
    'CT00': 'poor_households',
    'CT01': 'hardened_roads',
    'CT02': 'hamlets_with_electricity',
    'CT03': 'households_with_electricity',
    'CT04': 'communes_meeting_health_criteria',
    'CT05': 'insured_people',
    'CT06': 'incomes_of_models',
    'CT07': 'escaped_in_models',
    'CT08': 'trained_workers',
    'CT09': 'trained_cadres',
    'CT10': 'trained_culture_officers',
    'CT11': 'communes_with_radio_station',
    'CT12': 'informed_households',
    'CT13': 'deprivations',
    'CT14': 'insured_poor_people',
    'CT15': 'incomes_of_poor',
}


def upgrade() -> None:

    op.create_table('report_figure',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_figure_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'name', name=op.f('pk_report_figure'))
    )
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('activity_code', sa.String(), nullable=True))
        batch_op.create_index(batch_op.f('ix_report_activity_code'), ['activity_code'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_report_activity_code'), 'activity', ['activity_code'], ['code'])

    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('forms', sa.String(length=300), server_default=sa.text("''"), nullable=False)
        )
        batch_op.add_column(
            sa.Column('asks', sa.String(length=100), server_default=sa.text("''"), nullable=False)
        )

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('measure', sa.String(length=40), server_default=sa.text("''"), nullable=False)
        )
    for code, measure in MEASURES.items():
        op.execute(f"UPDATE indicator SET measure = '{measure}' WHERE code = '{code}'")

    with op.batch_alter_table('programme', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('roots', sa.String(length=400), server_default=sa.text("''"), nullable=False)
        )

    op.execute(OF_TRAINING)
    op.execute(OF_MODELS)


def downgrade() -> None:

    with op.batch_alter_table('programme', schema=None) as batch_op:
        batch_op.drop_column('roots')

    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.drop_column('measure')

    with op.batch_alter_table('activity', schema=None) as batch_op:
        batch_op.drop_column('asks')
        batch_op.drop_column('forms')

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_activity_code'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_report_activity_code'))
        batch_op.drop_column('activity_code')

    op.drop_table('report_figure')
